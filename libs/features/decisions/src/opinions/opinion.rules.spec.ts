import { expect, test } from '@jest/globals';
import { give } from './opinion.rules.ts';

const reasons = 'El ministerio puede asumirlo si se amplía el plazo.';
const why = 'Cambió el presupuesto.';
const first = { reasons, named: null, because: null };

test.each([
  ['a first opinion, in no meeting', first, null, null, 'ok'],
  ['one in a technical meeting', first, null, 'technical_meeting', 'ok'],
  ['one in a session of the forum', first, null, 'forum_session', 'OPINION_NOT_IN_TECHNICAL_MEETING'],
  ['one of few words', { ...first, reasons: 'No procede.' }, null, null, 'OPINION_REASONS_TOO_SHORT'],
  ['a second one that names nothing', first, 'a', null, 'OPINION_ALREADY_GIVEN'],
  ['one in the place of the one that stands', { reasons, named: 'a', because: why }, 'a', null, 'ok'],
  ['one that does not say why', { reasons, named: 'a', because: ' ' }, 'a', null, 'OPINION_SUPERSEDING_UNEXPLAINED'],
  ['one in the place of another', { reasons, named: 'b', because: why }, 'a', null, 'OPINION_NOT_STANDING'],
  ['one in the place of nothing', { reasons, named: 'b', because: why }, null, null, 'OPINION_NOT_STANDING'],
  ['a first one that says why it takes a place', { ...first, because: why }, null, null, 'OPINION_NOT_STANDING'],
])('%s', (_what, opinion, standing, meeting, expected) => {
  const given = give(opinion, standing, meeting);
  expect(given.ok ? 'ok' : given.rejection.code).toBe(expected);
});
