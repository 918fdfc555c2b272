import { expect, test } from '@jest/globals';
import { verifyReceipt } from '@quipu/proof';
import { given, REASONS } from '../builders/index.ts';
import { done, draftOn, PUBLISH } from '../support/drafts.ts';
import { startLog } from '../support/log-api.ts';

const WORDS = `${REASONS} Se conversó con la autora.`;
const DRAFT = { stage: 'national_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: WORDS };
const SHOWN = `query ($asOf: AsOf) {
  contribution(code: "CTR-901", asOf: $asOf) { lastDecision { reasons receipt { url isSigned } } decisions { reasons } }
  decisions(filter: { search: "conversó" }, asOf: $asOf) { totalCount }
  history(of: { kind: CONTRIBUTION, code: "CTR-901" }, asOf: $asOf) { nodes { act { code } kind { code } } } }`;

test('before it is published the past knows nothing of a decision; after, its words are there at once, under a receipt', async () => {
  await using log = await startLog();
  const { api, db } = log;
  await given(db).contribution('CTR-901');
  const draft = await draftOn(api, 'CTR-901', DRAFT);
  const before = await log.publish();
  const nothing = {
    contribution: { lastDecision: null, decisions: [] },
    decisions: { totalCount: 0 },
    history: { nodes: [{ act: { code: 'test.prepared' }, kind: { code: 'contributions' } }] },
  };
  expect((await api.ask(SHOWN)).data).toEqual(nothing);

  await done(api, PUBLISH, { draft: draft.id });
  const { contribution, decisions } = (await api.ask(SHOWN)).data;
  expect(contribution).toMatchObject({ lastDecision: { reasons: WORDS }, decisions: [{ reasons: WORDS }] });
  expect(decisions.totalCount).toBe(1);

  await log.publish();
  const { data } = await api.ask(SHOWN);
  expect(data.contribution.lastDecision.receipt.isSigned).toBe(true);
  expect(data.history.nodes).toEqual([
    { act: { code: 'decision.recorded' }, kind: { code: 'decisions' } },
    ...nothing.history.nodes,
  ]);
  const receipt = await log.get(data.contribution.lastDecision.receipt.url.replace('/journal/', ''));
  expect(receipt.text).toContain(WORDS);
  expect(verifyReceipt(receipt.text, { vkeys: [log.vkey] }).isVerified).toBe(true);

  for (const asOf of [`position:${before}`, 'position:1'])
    expect((await api.ask(SHOWN, { asOf })).data.decisions).toEqual({ totalCount: 0 });
  expect((await api.ask(SHOWN, { asOf: `position:${before}` })).data).toEqual(nothing);
});
