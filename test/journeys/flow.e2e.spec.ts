import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { aCommitment, aContribution, acted, DECIDE, drawn, MERGE, WHY_MERGED } from '../support/lineage.ts';

const FLOW = `{ plan(code: "PE-PAGA-9") { flow {
  nodes { key count }
  links { from to count }
  survival { key reached wentOn silent stopped { key outcome count } } } } }`;
const LIST = `query ($flow: FlowFilter!) { contributions(first: 100, filter: { flow: $flow }) { totalCount nodes { code } } }`;

const codesOn = async (api: TestApi, flow: object): Promise<string[]> => {
  const { data, errors } = await api.ask(LIST, { flow: { plan: 'PE-PAGA-9', ...flow } });
  expect(errors).toBeUndefined();
  return (data.contributions.nodes as { code: string }[]).map(({ code }) => code);
};

/** One goes on and is adopted, one is refused at the second stage, two are merged at the first, of one nobody says anything. */
async function withFlow(): Promise<TestApi> {
  const api = await startApi();
  await given(api.database).plan();
  await given(api.database).commitment('1');
  for (const code of ['CTR-1', 'CTR-2', 'CTR-3', 'CTR-4', 'CTR-5']) await given(api.database).contribution(code);
  const decide = (contribution: string, stage: string, outcome: string) =>
    acted(api, DECIDE, { input: { contribution, stage, outcome, reasonCode: 'budget', reasons: REASONS } });
  await decide('CTR-1', 'thematic_table', 'ACCEPTED');
  await decide('CTR-1', 'national_table', 'ACCEPTED');
  await drawn(api, 'ADOPTED_AS', aContribution('CTR-1'), aCommitment('1'));
  await decide('CTR-2', 'thematic_table', 'ACCEPTED');
  await decide('CTR-2', 'national_table', 'REJECTED');
  const merge = { plan: 'PE-PAGA-9', from: ['CTR-3'], into: 'CTR-2', stage: 'thematic_table', because: WHY_MERGED };
  await acted(api, MERGE, { input: merge });
  return api;
}

test('at each stage those that reached it went on, were stopped by an outcome, or nobody says what became of them', async () => {
  await using api = await withFlow();
  const { survival } = (await api.ask(FLOW)).data.plan.flow;
  expect(survival).toEqual([
    {
      key: 'stage:thematic_table',
      reached: 5,
      wentOn: 2,
      silent: 2,
      stopped: [{ key: 'outcome:merged', outcome: 'MERGED', count: 1 }],
    },
    {
      key: 'stage:national_table',
      reached: 2,
      wentOn: 1,
      silent: 0,
      stopped: [{ key: 'outcome:rejected', outcome: 'REJECTED', count: 1 }],
    },
  ]);
});

test('behind each band and each place of the flow stand exactly those contributions that it counts', async () => {
  await using api = await withFlow();
  const { links, nodes } = (await api.ask(FLOW)).data.plan.flow;
  expect(links).not.toEqual([]);
  for (const { from, to, count } of links) expect(await codesOn(api, { from, to })).toHaveLength(count);
  for (const { key, count } of nodes) expect(await codesOn(api, { at: key })).toHaveLength(count);
  expect(await codesOn(api, { from: 'stage:thematic_table', to: 'onward' })).toEqual(['CTR-1', 'CTR-2']);
  expect(await codesOn(api, { from: 'stage:thematic_table', to: 'no_record' })).toEqual(['CTR-4', 'CTR-5']);
  // What was merged is shown as merged, and not counted again with what became of its successor.
  expect(await codesOn(api, { at: 'outcome:merged' })).toEqual(['CTR-3']);
  expect(await codesOn(api, { at: 'outcome:rejected' })).toEqual(['CTR-2']);
  expect(await codesOn(api, { at: 'commitment:1' })).toEqual(['CTR-1']);
  expect(await codesOn(api, { at: 'nowhere' })).toEqual([]);
});
