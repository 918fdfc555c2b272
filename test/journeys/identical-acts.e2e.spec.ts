import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { draftAll, PUBLISH_BATCH } from '../support/batches.ts';
import type { TestDatabase } from '../support/database.ts';
import { done, draftOn, PUBLISH } from '../support/drafts.ts';
import { importInto } from '../support/packages.ts';
import { signedIn } from '../support/signed-in.ts';

const DECISION = {
  stage: 'national_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: REASONS,
  legalGround: 'Ley 27806',
  decidingInstitution: 'PCM-SGP',
  decidedOn: '2026-11-20',
};
const RECORD = `mutation ($input: RecordDecisionInput!) {
  recordDecision(input: $input) { __typename ... on Rejection { code } } }`;
const HEADER =
  'plan_code,contribution_code,stage_code,outcome,reason_code,reasons,legal_ground,deciding_institution_code,event_code,decided_on,basis,source,has_published_response,is_author_notified';

/** By each way there is, the same decision on another contribution of the same author. */
const WAYS = ['recorded at once', 'published from a draft', 'published in bulk', 'imported'] as const;
const codeOf = (way: (typeof WAYS)[number]) => `CTR-90${WAYS.indexOf(way) + 1}`;

/** A package of one decision. @returns where it lies */
async function packageOf(contribution: string, basis = 'decided', source = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quipu-test-'));
  const row = `PE-PAGA-9,${contribution},national_table,rejected,budget,${REASONS},Ley 27806,PCM-SGP,,2026-11-20,${basis},${source},yes,`;
  await writeFile(join(folder, 'decisions.csv'), `${HEADER}\n${row}\n`);
  await writeFile(
    join(folder, 'datapackage.json'),
    JSON.stringify({
      format: 'quipu-open-data/1',
      name: 'una-decision',
      version: '1',
      resources: [{ name: 'decisions', path: 'decisions.csv' }],
    }),
  );
  return folder;
}

async function withContributions(): Promise<TestApi> {
  const api = await startApi();
  await api.act('{ __typename }');
  await given(api.database).plan();
  const { account } = await signedIn(api.database, null);
  for (const way of WAYS) {
    await given(api.database).contribution(codeOf(way));
    await api.database.act('update contributions set author_id = $1 where code = $2', [account, codeOf(way)]);
  }
  return api;
}

/** All that a decision on `code` left: its act, the entries of that act but for drafts, its letters and happenings. */
async function left(db: TestDatabase, code: string): Promise<object> {
  const [found] = await db.query<{ left: object }>(
    `with decided as (select decisions.* from decisions join contributions on contributions.id = contribution_id where code = $1),
     act as (select acts.* from journal.acts as acts where act = 'decision.recorded' and subject = $1)
     select json_build_object(
       'row', (select json_agg(to_jsonb(decided) - array['id', 'contribution_id', 'recorded_at', 'decided_by_id']) from decided),
       'acts', (select json_agg(json_build_object('act', act, 'role', role, 'reason', reason, 'is_of_contribution', subject = $1)) from act),
       'entries', (select json_agg(json_build_object('kind', kind, 'op', op, 'shape', shape, 'before', before,
            'after', after - array['id', 'contribution_id', 'recorded_at', 'decided_by_id']) order by entries.id)
          from journal.entries join act on act.id = act_id where kind <> 'drafts'),
       'letters', (select json_agg(json_build_object('template', template, 'language', language, 'account', account_id,
            'is_keyed', key = 'decision:' || decided.id || ':' || account_id,
            'values', replace(values::text, $1, 'THE CODE')) order by key)
          from mail.outbox, decided where key like 'decision:' || decided.id || ':%'),
       'happenings', (select json_agg(json_build_object('kind', kind, 'is_of_plan', happenings.plan_id = decided.plan_id,
            'things', (select count(*) from unnest(thing_ids)), 'is_of_contribution', decided.contribution_id = any(thing_ids),
            'details', replace(details::text, $1, 'THE CODE')))
          from mail.happenings, decided where key = 'decision:' || decided.id)) as left`,
    [code],
  );
  return found?.left ?? {};
}

test('the same decision leaves the same act, entries, letters and happenings by whatever way it comes', async () => {
  await using api = await withContributions();
  await done(api, RECORD, { input: { ...DECISION, contribution: codeOf('recorded at once') } });
  const draft = await draftOn(api, codeOf('published from a draft'), DECISION);
  await done(api, PUBLISH, { draft: draft.id });
  const batch = await draftAll(api, [codeOf('published in bulk')], DECISION);
  await done(api, PUBLISH_BATCH, { id: batch.id });
  expect(await importInto(api.database, await packageOf(codeOf('imported')))).toMatchObject({ outcome: 'imported' });
  const recorded = await left(api.database, codeOf('recorded at once'));
  expect(recorded).toMatchObject({
    acts: [{ act: 'decision.recorded', role: 'coordinator', reason: REASONS, is_of_contribution: true }],
    entries: [{ kind: 'decisions', op: 'insert' }],
    letters: [{ template: 'decision-recorded', is_keyed: true }],
    happenings: [{ kind: 'decision', is_of_plan: true, is_of_contribution: true }],
  });
  for (const way of WAYS) expect([way, await left(api.database, codeOf(way))]).toEqual([way, recorded]);
});

test('importing the same decision again writes nothing and tells nobody again', async () => {
  await using api = await withContributions();
  const path = await packageOf('CTR-904');
  await importInto(api.database, path);
  const before = await left(api.database, 'CTR-904');
  expect(await importInto(api.database, path)).toMatchObject({ outcome: 'unchanged' });
  expect(await left(api.database, 'CTR-904')).toEqual(before);
});

test('a dry run of a package tells nobody of its decisions', async () => {
  await using api = await withContributions();
  const report = await importInto(api.database, await packageOf('CTR-904'), { isDryRun: true });
  expect(report).toMatchObject({ outcome: 'checked' });
  expect(await left(api.database, 'CTR-904')).toMatchObject({ row: null, acts: null, letters: null, happenings: null });
});

test('what a package transcribes from a source is nobody’s act here: it belongs to the import, and nobody is told', async () => {
  await using api = await withContributions();
  await importInto(api.database, await packageOf('CTR-904', 'observed', 'Acta de la mesa'));
  const found = await left(api.database, 'CTR-904');
  expect(found).toMatchObject({ row: [{ basis: 'observed' }], acts: null, letters: null, happenings: null });
  const acts = await api.database.query(
    `select act, subject from journal.acts join journal.entries on act_id = acts.id where kind = 'decisions'`,
  );
  expect(acts).toEqual([{ act: 'package.imported', subject: 'una-decision' }]);
});

test('an imported decision takes the place of one that stands, by an act of its own, and the author hears of that', async () => {
  await using api = await withContributions();
  await done(api, RECORD, { input: { ...DECISION, reasons: `${REASONS} Se verá después.`, contribution: 'CTR-904' } });
  await importInto(api.database, await packageOf('CTR-904'));
  const found = await left(api.database, 'CTR-904');
  expect(found).toMatchObject({
    acts: [{ reason: `${REASONS} Se verá después.` }, { reason: REASONS }],
    letters: expect.arrayContaining([expect.objectContaining({ template: 'decision-replaced' })]),
  });
});
