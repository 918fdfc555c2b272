import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { withClient } from '../support/database.ts';
import { changesOf, CONTRIBUTION, correct, decide, HISTORY, historyOf } from '../support/history.ts';
import { importInto, PERU } from '../support/packages.ts';
import { publish } from '../support/published.ts';
import { signerFor } from '../support/signing.ts';

const OFFICER = ['operator:sgp', 'coordinator'] as const;

const said = (words: string) => ({ es: words, en: words, isErased: false });

async function startWithContribution(): Promise<TestApi> {
  const api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  return api;
}

test('the history of a contribution is who did what in which role, when, why, and what changed', async () => {
  await using api = await startWithContribution();
  const { database: db } = api;
  const first = await decide(api, 'REJECTED');
  await decide(api, 'ACCEPTED', { supersedes: first, supersedesBecause: 'El presupuesto llegó después' });
  await given(db).commitment('3');
  await db.act(`insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id)
    select plans.id, 'adopted_as', contributions.id, commitments.id from plans, contributions, commitments`);
  await correct(
    db,
    OFFICER,
    'Error de transcripción',
    `update contributions set title = 'Agua potable en las escuelas', theme_code = null`,
  );
  await publish(db);

  const [corrected, adopted, accepted, rejected, recorded, ...rest] = await historyOf(api, CONTRIBUTION);
  expect(rest).toEqual([]);
  expect(corrected).toMatchObject({
    act: { code: 'contribution.corrected' },
    role: { code: 'coordinator', titleEs: 'coordinación del plan' },
    actor: 'operator:sgp',
    reason: said('Error de transcripción'),
    isOwn: true,
    kind: { code: 'contributions', titleEs: 'Aporte' },
    operation: { code: 'update' },
    name: said('CTR-1 · Agua potable en las escuelas'),
  });
  expect(changesOf(corrected)).toEqual({
    theme: ['Salud', null],
    title: ['Agua segura en las escuelas', 'Agua potable en las escuelas'],
  });
  expect(adopted).toMatchObject({
    isOwn: false,
    kind: { code: 'lineage_edges' },
    name: { es: 'Se adoptó como · 3 · Compromiso 3', en: 'Adopted as · 3 · Compromiso 3' },
  });
  expect(accepted).toMatchObject({
    act: { code: 'decision.recorded', titleEs: 'Se registró una decisión' },
    actor: expect.stringMatching(/^person:[0-9a-f-]{36}$/),
    reason: said(REASONS),
  });
  expect(changesOf(accepted)).toMatchObject({
    contribution: [null, 'CTR-1 · Agua segura en las escuelas'],
    outcome: [null, 'Aceptado'],
    stage: [null, 'national_table'],
    supersedes: [null, 'CTR-1 · Agua segura en las escuelas · national_table · Rechazado'],
    supersedesBecause: [null, 'El presupuesto llegó después'],
  });
  expect(rejected).toMatchObject({ name: { es: 'national_table · Rechazado', en: 'national_table · Rejected' } });
  expect(recorded).toMatchObject({
    isOwn: true,
    operation: { code: 'insert' },
    name: said('CTR-1 · Agua segura en las escuelas'),
    counts: [],
  });
  expect(changesOf(recorded)).toMatchObject({
    kind: [null, 'Propuesta'],
    contributorKind: [null, 'Una persona'],
    firstStage: [null, 'thematic_table'],
  });
});

test('who holds no public office is never named', async () => {
  await using api = await startWithContribution();
  await correct(
    api.database,
    ['person:ana-quispe', 'contributor'],
    'Lo escribí mal',
    `update contributions set title = 'Agua'`,
  );
  await publish(api.database);
  const { text } = await api.http.post('/graphql').send({ query: HISTORY, variables: { of: CONTRIBUTION } });
  expect(text).toContain('Lo escribí mal');
  expect(text).not.toContain('ana-quispe');
  expect((await historyOf(api, CONTRIBUTION)).map(({ actor }) => actor)).toEqual([null, 'operator:test']);
});

test('other things are called what they were called then', async () => {
  await using api = await startWithContribution();
  await api.database.act(`update themes set title_es = 'Salud y agua'`);
  await correct(api.database, OFFICER, 'Otro tema', `update contributions set theme_code = null`);
  await publish(api.database);
  const [changed, recorded] = await historyOf(api, CONTRIBUTION);
  expect(changesOf(recorded)['theme']).toEqual([null, 'Salud']);
  expect(changesOf(changed)).toEqual({ theme: ['Salud y agua', null] });
});

test('an erased text, and an erased reason, are said to be erased, and nothing of them is told', async () => {
  await using api = await startWithContribution();
  const { database: db } = api;
  await using signer = await signerFor(db);
  await correct(db, OFFICER, 'Razón reservada', `update contributions set title = 'Título reservado'`);
  await signer.sign();
  const [row] = await db.query<{ id: string; act: string }>(
    `select contributions.id, (select max(id) from journal.acts) as act from contributions`,
  );
  const erase = (call: string, values: unknown[]) =>
    withClient(db.privacyUrl, (client) => client.query(`select journal.${call}`, values));
  const [act] = await db.query<{ id: string }>(`select id from journal.acts where act = 'contribution.corrected'`);
  await erase(`erase_text('contributions', $1, 'title', 'Ley 29733, artículo 20', 'operator:privacy')`, [row?.id]);
  await erase(`erase_reason($1, 'Ley 29733, artículo 20', 'operator:privacy')`, [act?.id]);
  await signer.sign();
  const { text } = await api.http.post('/graphql').send({ query: HISTORY, variables: { of: CONTRIBUTION } });
  expect(text).not.toMatch(/quipu:erased|reservad|Agua segura/);
  const erased = { es: '[Texto retirado por mandato legal]', en: '[Text removed by law]', isErased: true };
  const [erasure, corrected, recorded] = await historyOf(api, CONTRIBUTION);
  expect(erasure).toMatchObject({
    act: { code: 'text.erased' },
    role: { code: 'privacy' },
    reason: said('Ley 29733, artículo 20'),
  });
  expect(corrected).toMatchObject({ reason: erased, changes: [{ field: 'title', before: erased, after: erased }] });
  expect(recorded?.changes.find(({ field }) => field === 'title')?.after).toEqual(erased);
  expect(recorded?.name).toEqual({ es: `CTR-1 · ${erased.es}`, en: `CTR-1 · ${erased.en}`, isErased: true });
});

test('an import is one event of the plan beside its own, with how many of each kind it brought', async () => {
  await using api = await startApi();
  await importInto(api.database, PERU);
  await api.database.act(`update stages set title_es = 'Mesa nacional única' where code = 'national_table'`);
  await publish(api.database);
  const [stage, brought, recorded, ...rest] = await historyOf(api, { kind: 'PLAN', code: 'PE-PAGA-3' });
  expect(rest).toEqual([]);
  expect(stage).toMatchObject({ kind: { code: 'stages' }, counts: [] });
  expect(brought).toMatchObject({
    act: { code: 'package.imported' },
    isOwn: false,
    operation: null,
    changes: [],
    kind: { code: 'plans' },
    name: { es: 'III Plan de Acción Nacional de Gobierno Abierto' },
    source: expect.stringMatching(/^peru-paga-iii .* sha256:/),
  });
  const counts = Object.fromEntries((brought?.counts ?? []).map(({ kind, count }) => [kind.code, count]));
  expect(counts).toEqual({
    assessments: 192,
    commitments: 18,
    contributions: 17,
    decisions: 24,
    events: 13,
    irm_reports: 1,
    lineage_edges: 3,
    stages: 5,
    themes: 8,
  });
  expect(recorded).toMatchObject({ isOwn: true, kind: { code: 'plans' }, counts: [] });
});
