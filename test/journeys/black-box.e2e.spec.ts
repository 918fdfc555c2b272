import { expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.ts';
import { importInto, PERU } from '../support/packages.ts';

const FIGURES = 'contributions answered unanswered notKnown answeredShare medianDelayDays withoutTerm';
const BOX = `{ plan(code: "PE-PAGA-3") {
  answering { total { ${FIGURES} } bodies { institution { code } } }
  flow { survival { stage reached wentOn silent stopped { outcome count } } } } }`;
const UNANSWERED = `query ($after: String) { contributions(first: 100, after: $after, filter: { plan: "PE-PAGA-3", isAnswered: false }) { nodes {
  code commitments { number } lastDecision { outcome basis reason { code } stage { code } decidingInstitution { code } } } } }`;

interface Dead {
  readonly code: string;
  readonly commitments: readonly object[];
  readonly lastDecision: { readonly stage: { readonly code: string }; readonly outcome: string };
}

async function peru(): Promise<TestApi> {
  const api = await startApi();
  await importInto(api.database, PERU);
  return api;
}

test("Peru's third plan was a black box: of seventeen proposals none has a reasoned response on record", async () => {
  await using api = await peru();
  const { answering, flow } = (await api.ask(BOX)).data.plan;
  expect(answering.total).toEqual({
    contributions: 17,
    answered: 0,
    unanswered: 17,
    notKnown: 0,
    answeredShare: 0,
    medianDelayDays: null,
    withoutTerm: 17,
  });
  expect(answering.bodies).toEqual([]);
  const reached = (stage: string, count: number, wentOn: number, stopped: object[] = []) => {
    return { stage, reached: count, wentOn, silent: 0, stopped };
  };
  expect(flow.survival).toEqual([
    reached('thematic_table', 7, 7),
    reached('regional_workshop', 3, 3),
    reached('national_table', 14, 7, [{ outcome: 'NOT_CARRIED_FORWARD', count: 7 }]),
    reached('technical_meeting', 7, 0, [{ outcome: 'REJECTED', count: 7 }]),
    reached('plan_adoption', 3, 3),
  ]);
});

test('each proposal that died says at which stage, and that nobody recorded in whose hands', async () => {
  await using api = await peru();
  const { nodes } = (await api.ask(UNANSWERED)).data.contributions as { nodes: Dead[] };
  const dead = nodes.filter(({ commitments }) => commitments.length === 0);
  const told = dead.map(({ code, lastDecision: { stage, outcome } }) => `${code} ${stage.code} ${outcome}`);
  expect(told).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => `CTR-0${number} national_table NOT_CARRIED_FORWARD`),
    ...['08', '09', '10', '11', '12', '13', '14'].map((number) => `CTR-${number} technical_meeting REJECTED`),
  ]);
  const silent = { basis: 'OBSERVED', reason: { code: 'not_on_record' }, decidingInstitution: null };
  for (const { lastDecision } of dead) expect(lastDecision).toMatchObject(silent);
});
