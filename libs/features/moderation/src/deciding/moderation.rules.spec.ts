import { expect, test } from '@jest/globals';
import { moderate, type Hiding, type Standing } from './moderation.rules.ts';

const REASONS = 'Publica el documento de identidad y el teléfono de otra persona.';
const HIDE: Hiding = { isHidden: true, ground: 'personal_data', reasons: REASONS, supersedes: null };
const SHOW: Hiding = { isHidden: false, ground: 'shown_again', reasons: REASONS, supersedes: 'one' };
const HIDDEN: Standing = { id: 'one', isHidden: true };
const SHOWN: Standing = { id: 'one', isHidden: false };

test.each<[string, Standing | null, Hiding, true | string]>([
  ['to hide what nobody hid', null, HIDE, true],
  ['to hide it on another ground', HIDDEN, { ...HIDE, ground: 'offence', supersedes: 'one' }, true],
  ['to hide again what was shown again', SHOWN, { ...HIDE, supersedes: 'one' }, true],
  ['to show it again', HIDDEN, SHOW, true],
  ['to hide what somebody else hid meanwhile', HIDDEN, HIDE, 'MODERATION_SUPERSEDED'],
  ['to supersede what is not there', null, { ...HIDE, supersedes: 'one' }, 'MODERATION_SUPERSEDED'],
  ['to show what is not hidden', null, { ...SHOW, supersedes: null }, 'MODERATION_NOT_HIDDEN'],
  ['to show it twice', SHOWN, SHOW, 'MODERATION_NOT_HIDDEN'],
  ['to hide it because it is shown', null, { ...HIDE, ground: 'shown_again' }, 'MODERATION_GROUND_MISMATCH'],
  ['to show it because it offends', HIDDEN, { ...SHOW, ground: 'offence' }, 'MODERATION_GROUND_MISMATCH'],
  ['to hide it for 39 characters', null, { ...HIDE, reasons: 'a'.repeat(39) }, 'MODERATION_REASONS_TOO_SHORT'],
  ['to hide it for blanks', null, { ...HIDE, reasons: ` ${'\u200b '.repeat(40)}` }, 'MODERATION_REASONS_TOO_SHORT'],
  ['to hide it for 40 characters', null, { ...HIDE, reasons: 'a'.repeat(40) }, true],
])('%s', (_, standing, hiding, expected) => {
  const result = moderate(standing, hiding);
  expect(result.ok || result.rejection.code).toBe(expected);
});
