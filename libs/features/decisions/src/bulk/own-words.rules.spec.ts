import { expect, test } from '@jest/globals';
import { asksOwnWords, ownWords, type Answer } from './own-words.rules.ts';
import { Demand } from '../outcome.ts';

const OTHER = { code: 'other', demands: null };
const BUDGET = { code: 'budget', demands: null };
const SAME = 'No hay presupuesto para esto en el periodo del plan.';

const answer = (contribution: string, reasons: string | null, title = 'Agua segura'): Answer => ({
  contribution,
  title,
  reasons,
});

test.each([
  ['other', null, true],
  ['duplicate', Demand.DUPLICATE, true],
  ['already_under_way', Demand.PROGRAMME, false],
  ['taken_up_elsewhere', Demand.PLACE, false],
  ['legal_impediment', Demand.LEGAL_GROUND, false],
  ['budget', null, false],
])('the ground %s, which demands %s, asks for words of one’s own: %s', (code, demands, asks) =>
  expect(asksOwnWords({ code, demands })).toBe(asks),
);

test('the same words for all are refused where the ground asks for words of one’s own, and it says for which', () => {
  const refused = ownWords(OTHER, [answer('CTR-2', SAME), answer('CTR-1', SAME), answer('CTR-3', 'Otra cosa.')]);
  expect(refused).toMatchObject({
    ok: false,
    rejection: { code: 'BATCH_OWN_WORDS_MISSING', values: { contributions: 'CTR-1, CTR-2', more: 0 } },
  });
});

test.each([
  ['the ground does not ask for them', BUDGET, [answer('CTR-1', SAME), answer('CTR-2', SAME)]],
  ['there is no ground', null, [answer('CTR-1', SAME), answer('CTR-2', SAME)]],
  ['there is one alone', OTHER, [answer('CTR-1', SAME)]],
  ['each has its own', OTHER, [answer('CTR-1', SAME), answer('CTR-2', `${SAME} Sí en el siguiente.`)]],
])('the words may stand when %s', (_, ground, answers) => expect(ownWords(ground, answers).ok).toBe(true));

test.each([
  ['code and title', 'Sobre CTR-1, «Agua segura»: no.', 'Sobre CTR-2, «Luz»: no.'],
  ['capitals and spaces', 'No  es posible.', 'no es posible. '],
])('words that differ by %s alone are the same words', (_, one, other) => {
  const answers = [answer('CTR-1', one), answer('CTR-2', other, 'Luz')];
  expect(ownWords(OTHER, answers).ok).toBe(false);
});

test('of many, the refusal names the first twenty and says how many more', () => {
  const many = Array.from({ length: 30 }, (_, at) => answer(`CTR-${100 + at}`, SAME));
  expect(ownWords(OTHER, many)).toMatchObject({ rejection: { values: { more: 10 } } });
});
