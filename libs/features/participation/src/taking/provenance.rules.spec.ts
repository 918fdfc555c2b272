import { expect, test } from '@jest/globals';
import { comeFrom, type Provenance } from './provenance.rules.ts';

const TODAY = '2026-11-21';
const AT_A_FAIR: Provenance = {
  channel: 'in_person',
  place: 'Feria de Puno',
  event: null,
  onBehalfOf: 'Una vecina de Puno',
  institution: null,
  takenOn: '2026-11-20',
  today: TODAY,
};

test.each<[Partial<Provenance>, string]>([
  [{}, 'ok'],
  [{ takenOn: TODAY }, 'ok'],
  [{ channel: 'letter', place: null }, 'ok'],
  [{ place: null, event: 'mesa-1', onBehalfOf: null }, 'ok'],
  [{ onBehalfOf: null, institution: 'PROETICA' }, 'ok'],
  [{ channel: 'form' }, 'CONTRIBUTION_NOT_TAKEN_BY_STAFF'],
  [{ channel: 'import' }, 'CONTRIBUTION_NOT_TAKEN_BY_STAFF'],
  [{ place: null }, 'CONTRIBUTION_PLACE_MISSING'],
  [{ place: ' \u200b ' }, 'CONTRIBUTION_PLACE_MISSING'],
  [{ onBehalfOf: null }, 'CONTRIBUTION_BEHALF_MISSING'],
  [{ onBehalfOf: '-' }, 'CONTRIBUTION_BEHALF_MISSING'],
  [{ takenOn: '2026-11-22' }, 'CONTRIBUTION_TAKEN_LATER'],
])('what staff took in person, but for %j: %s', (change, expected) => {
  const come = comeFrom({ ...AT_A_FAIR, ...change });
  expect(come.ok ? 'ok' : come.rejection.code).toBe(expected);
});
