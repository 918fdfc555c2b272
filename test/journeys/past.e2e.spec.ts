import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { portalDocuments } from '../support/portal-documents.ts';
import { signerFor } from '../support/signing.ts';

const RECORD = 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }';

/** The row that `number` picks of `table`, with whatever is in it. */
const some = (table: string, number: number) => `(select id from ${table} order by md5(id::text || ${number}) limit 1)`;

/** Things that people do to a record, each by a number that picks what it is done to. */
const ACTS: readonly ((api: TestApi, number: number) => Promise<unknown>)[] = [
  ({ database }, number) => given(database).contribution(`CTR-${number}`),
  (api, number) => decide(api, number, 'thematic_table'),
  (api, number) => decide(api, number, 'national_table'),
  ({ database }, number) => given(database).commitment(`1${number}`),
  ({ database }, number) =>
    database.act(
      `update contributions set title = 'Otro título ${number}', body = 'Texto ${number}' where id = ${some('contributions', number)}`,
    ),
  ({ database }, number) =>
    database.act(`update plans set title_es = 'Plan ${number}', title_en = null, ends_on = '202${number}'`),
  ({ database }, number) =>
    database.act(`update stages set title_es = 'Etapa ${number}' where id = ${some('stages', number)}`),
  ({ database }, number) =>
    database.act(
      `insert into milestones (commitment_id, number, title_es) values (${some('commitments', number)}, '${number}', 'Hito') on conflict do nothing`,
    ),
  ({ database }, number) => database.act(`delete from milestones where id = ${some('milestones', number)}`),
  ({ database }, number) =>
    database.act(`insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id)
      select plans.id, 'adopted_as', ${some('contributions', number)}, ${some('commitments', number)} from plans on conflict do nothing`),
  ({ database }, number) =>
    database.act(
      `update lineage_edges set ended_at = now(), ended_because = 'Se separó' where ended_at is null and id = ${some('lineage_edges', number)}`,
    ),
  ({ database }, number) =>
    database.act(`with event as (insert into events (plan_id, code, kind, title_es, starts_on, announced_on)
      select id, 'E-${number}', 'regional_workshop', 'Taller', '2026-05-01', '2026-04-0${number % 9 || 1}' from plans on conflict do nothing returning id)
      insert into attendances (event_id, sector, people) select id, 'civil_society', ${number} from event`),
  ({ database }, number) => database.act(`update attendances set people = people + ${number}`),
];

async function decide(api: TestApi, number: number, stage: string): Promise<void> {
  const [row] = await api.database.query<{ code: string; standing: string | null }>(
    `select code, (select id from standing_decisions where contribution_id = contributions.id and stage_code = $1) as standing
     from contributions where id = ${some('contributions', number)}`,
    [stage],
  );
  if (!row) return;
  const again = row.standing ? { supersedes: row.standing, supersedesBecause: 'Se revisó el presupuesto' } : {};
  const outcome = number % 2 ? 'REJECTED' : 'ACCEPTED';
  await api.act(RECORD, {
    input: { contribution: row.code, stage, outcome, reasonCode: 'budget', reasons: REASONS, ...again },
  });
}

/** A number that was picked before may name what is there already; then nothing is done. */
function unlessTaken(refused: Error & { readonly code?: string }): void {
  if (refused.code !== '23505') throw refused;
}

const VARIABLES: Readonly<Record<string, object>> = {
  Plan: { code: 'PE-PAGA-9' },
  Contribution: { code: 'CTR-1' },
  Commitment: { plan: 'PE-PAGA-9', number: '11', id: '11' },
};

/** Of the whole portal, what is asked of the record: how the log itself stands is never of another moment. */
const ASKED = portalDocuments().flatMap((document) => {
  const variables = Object.entries(VARIABLES).find(([name]) => document.name.startsWith(name))?.[1] ?? {};
  const isWhole = document.required.every((name) => name in variables);
  return document.takesAsOf && isWhole ? [{ ...document, variables }] : [];
});

/** What every page shows. */
async function pages(api: TestApi, asOf: string | null): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const { name, text, variables, roots } of ASKED) {
    const { data, errors } = await api.ask(text, { ...variables, asOf });
    expect([name, errors]).toEqual([name, undefined]);
    for (const [alias, field] of roots) if (field !== 'journal') shown[`${name}.${alias}`] = data[alias];
  }
  return shown;
}

test('whatever was done to the record, every page is as it was at every position at which it was looked at', async () => {
  expect(ASKED.length).toBeGreaterThan(9);
  const acts = fc.array(fc.tuple(fc.nat(ACTS.length - 1), fc.integer({ min: 1, max: 9 })), {
    minLength: 6,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(acts, async (done) => {
      await using api = await startApi();
      await using signer = await signerFor(api.database);
      const seen = new Map<number, Record<string, unknown>>();
      const look = async () => seen.set((await signer.sign()).checkpoint.size, await pages(api, null));
      await given(api.database).plan();
      await given(api.database).contribution('CTR-1');
      await given(api.database).commitment('11');
      await look();
      for (const [which, number] of done) {
        await ACTS[which]?.(api, number).catch(unlessTaken);
        if (number % 3 === 0) await look();
      }
      await look();
      for (const [size, then] of seen) expect([size, await pages(api, `position:${size}`)]).toEqual([size, then]);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
