import { expect, test } from '@jest/globals';
import { answer } from './answer.rules.ts';

const body = 'La próxima mesa temática es el 3 de diciembre, en Cusco.';
const why = 'Cambió la fecha de la mesa.';
const first = { body, named: null, because: null };

test.each([
  ['a question', 'question', first, null, 'ok'],
  ['a comment', 'comment', first, null, 'ok'],
  ['a complaint', 'complaint', first, null, 'ok'],
  ['a proposal, which is decided on', 'proposal', first, null, 'ANSWER_NOT_FOR_PROPOSALS'],
  ['in few words', 'question', { ...first, body: 'Pronto.' }, null, 'ANSWER_TOO_SHORT'],
  ['a second time, naming nothing', 'question', first, 'a', 'ANSWER_ALREADY_GIVEN'],
  ['in the place of the one that stands', 'question', { body, named: 'a', because: why }, 'a', 'ok'],
  ['without saying why', 'question', { body, named: 'a', because: '…' }, 'a', 'ANSWER_SUPERSEDING_UNEXPLAINED'],
  ['in the place of another', 'question', { body, named: 'b', because: why }, 'a', 'ANSWER_NOT_STANDING'],
  ['a first time, saying why it takes a place', 'question', { ...first, because: why }, null, 'ANSWER_NOT_STANDING'],
])('to answer %s', (_what, kind, answering, standing, expected) => {
  const answered = answer(kind, answering, standing);
  expect(answered.ok ? 'ok' : answered.rejection.code).toBe(expected);
});
