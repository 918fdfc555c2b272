import { expect, test } from '@jest/globals';
import { supersede } from './superseding.rules.ts';

const WHY = 'Faltaba la opinión técnica del ministerio.';

test.each([
  ['the first decision', null, null, null, 'ok'],
  ['a second one that names none', 'a', null, null, 'DECISION_ALREADY_TAKEN'],
  ['one that names the standing one and says why', 'a', 'a', WHY, 'ok'],
  ['one that names another', 'a', 'b', WHY, 'DECISION_NOT_STANDING'],
  ['one that names something where nothing stands', null, 'a', WHY, 'DECISION_NOT_STANDING'],
  ['one that says why and names none', null, null, WHY, 'DECISION_NOT_STANDING'],
  ['one that does not say why', 'a', 'a', null, 'DECISION_SUPERSEDING_UNEXPLAINED'],
  ['one that says next to nothing', 'a', 'a', ' porque   ', 'DECISION_SUPERSEDING_UNEXPLAINED'],
  ['one that says nothing that is seen', 'a', 'a', `p${'\u200b'.repeat(20)}q`, 'DECISION_SUPERSEDING_UNEXPLAINED'],
] as const)('%s', (_what, standing, named, because, expected) => {
  const superseded = supersede(standing, named, because);
  expect(superseded.ok ? 'ok' : superseded.rejection.code).toBe(expected);
});
