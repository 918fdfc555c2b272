import { expect, test } from '@jest/globals';
import { support, type Supportable } from './supports.rules.ts';

const OPEN: Supportable = { isOwn: false, isHidden: false, isWithdrawn: false, phase: 'co_creation' };
const outcome = (of: Partial<Supportable>) => {
  const result = support({ ...OPEN, ...of });
  return result.ok || result.rejection.code;
};

test.each<[string, Partial<Supportable>, true | string]>([
  ["somebody else's", {}, true],
  ['one in a plan whose phase nobody knows', { phase: null }, true],
  ['one in preparation', { phase: 'preparation' }, true],
  ['one in validation', { phase: 'validation' }, true],
  ['one of a plan that is adopted', { phase: 'adopted' }, 'SUPPORTS_CLOSED'],
  ['one of a plan under way', { phase: 'implementation' }, 'SUPPORTS_CLOSED'],
  ['one of a plan that is closed', { phase: 'closed' }, 'SUPPORTS_CLOSED'],
  ['an own one', { isOwn: true }, 'SUPPORT_OWN_CONTRIBUTION'],
  ['a hidden one', { isHidden: true }, 'SUPPORT_CONTRIBUTION_HIDDEN'],
  ['a withdrawn one', { isWithdrawn: true }, 'SUPPORT_CONTRIBUTION_WITHDRAWN'],
])('to support %s: %#', (_, of, expected) => expect(outcome(of)).toBe(expected));
