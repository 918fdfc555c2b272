import { expect, test } from '@jest/globals';
import { adopt, originate, succeed, write } from './draft-commitment.rules.ts';

const SOURCE = { contribution: 'AP-1', changed: 'Agregó a las escuelas bilingües' };
const VERSION = {
  title: 'Agua segura en escuelas rurales',
  because: 'Primera versión, de la mesa de salud',
  sources: [SOURCE],
  authors: ['MINSA'],
};
const told = (result: ReturnType<typeof write> | ReturnType<typeof originate> | ReturnType<typeof succeed>) =>
  result.ok ? result.value : result.rejection.code;

test.each([
  ['says all', {}, VERSION],
  ['hardly has a title', { title: 'Agua' }, 'DRAFT_COMMITMENT_TITLE_TOO_SHORT'],
  ['does not say why', { because: ` a${'\u200b'.repeat(20)}` }, 'DRAFT_COMMITMENT_UNEXPLAINED'],
  [
    'does not say what a contribution changed',
    { sources: [{ ...SOURCE, changed: 'algo' }] },
    'DRAFT_COMMITMENT_SOURCE_UNEXPLAINED',
  ],
  ['names a contribution twice', { sources: [SOURCE, SOURCE] }, 'DRAFT_COMMITMENT_NAMED_TWICE'],
  ['names an author twice', { authors: ['MINSA', 'MINSA'] }, 'DRAFT_COMMITMENT_NAMED_TWICE'],
])('a version that %s', (_what, differently, expected) =>
  expect(told(write({ ...VERSION, ...differently }))).toEqual(expected),
);

test.each([
  ['from contributions', null, [SOURCE], 'contributions'],
  ['from nowhere', null, [], 'DRAFT_COMMITMENT_WITHOUT_ORIGIN'],
  ['by an initiative that is explained', 'i'.repeat(40), [], 'government_initiative'],
  ['by an initiative that is hardly explained', 'i'.repeat(39), [], 'DRAFT_COMMITMENT_INITIATIVE_TOO_SHORT'],
])('a draft commitment that comes %s: %s', (_what, initiative, sources, expected) =>
  expect(told(originate(initiative, sources))).toBe(expected),
);

test.each([
  ['has a number and says why', { number: ' V.1.a ', because: 'Acordado en la mesa' }, 'V.1.a'],
  [
    'has a number that nobody can see',
    { number: '\u200b', because: 'Acordado en la mesa' },
    'COMMITMENT_NUMBER_MISSING',
  ],
  ['does not say why', { number: '3', because: 'Sí' }, 'ADOPTION_UNEXPLAINED'],
])('an adoption that %s', (_what, adoption, expected) => {
  const adopted = adopt(adoption);
  expect(adopted.ok ? adopted.value : adopted.rejection.code).toBe(expected);
});

const LATEST = { version: 2, says: { title: 'Agua', problem: null } };

test.each([
  ['says something else', 2, { title: 'Agua segura', problem: null }, false, 3],
  ['says something for the first time', 2, { title: 'Agua', problem: 'No hay' }, false, 3],
  ['says the same', 2, { title: 'Agua', problem: null }, false, 'DRAFT_COMMITMENT_UNCHANGED'],
  ['says the same and whose contribution it is', 2, { title: 'Agua', problem: null }, true, 3],
  [
    'was written on an older one',
    1,
    { title: 'Agua segura', problem: null },
    false,
    'DRAFT_COMMITMENT_REVISED_MEANWHILE',
  ],
])('a version that %s', (_what, read, says, hasSources, expected) =>
  expect(told(succeed(LATEST, read, { says, hasSources }))).toBe(expected),
);
