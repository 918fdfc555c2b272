import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { signedIn } from '../support/signed-in.ts';

const OPEN = `mutation ($input: OpenDraftCommitmentInput!) { openDraftCommitment(input: $input) {
  ... on DraftCommitment { code origin initiative versionCount latest { version } } ... on Rejection { code field } } }`;
const REVISE = `mutation ($input: ReviseDraftCommitmentInput!) { reviseDraftCommitment(input: $input) {
  ... on DraftCommitment { code versionCount } ... on Rejection { code field message } } }`;
const ADOPT = `mutation ($input: AdoptDraftCommitmentInput!) { adoptDraftCommitment(input: $input) {
  ... on Commitment { number titleEs origins { code } } ... on Rejection { code field } } }`;
const READ = `query ($asOf: AsOf) { draftCommitment(code: "PE-PAGA-9-PC-1", asOf: $asOf) {
  latest { version title authors { code } sources { contribution { code } changed } }
  versions { version isLatest problem because changes { field before after parts { kind text } } } } }`;

const FIRST = {
  plan: 'PE-PAGA-9',
  title: 'Agua segura en las escuelas rurales',
  problem: 'Las escuelas rurales no tienen agua. Nadie publica cuáles son.',
  because: 'Primera versión, de la mesa de salud',
  authors: ['PCM-SGP'],
  sources: [{ contribution: 'CTR-1', changed: 'Es el origen de la propuesta' }],
};
const SECOND = {
  draftCommitment: 'PE-PAGA-9-PC-1',
  version: 1,
  title: FIRST.title,
  problem: 'Las escuelas rurales no tienen agua. El ministerio publica cuáles son.',
  because: 'El ministerio acepta publicar la lista',
  sources: [{ contribution: 'CTR-2', changed: 'Pidió publicar la lista de escuelas' }],
};
const ADOPTION = { draftCommitment: SECOND.draftCommitment, version: 1, number: '3', because: 'Acordado en la mesa' };
const LETTERS = `select template, values ->> 'code' as code from mail.outbox where template like 'draft-%' or template = 'contribution-adopted' order by created_at, 2`;

/** The API, with two contributions whose authors are known. */
async function withProposals(): Promise<TestApi> {
  const api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  for (const code of ['CTR-1', 'CTR-2']) {
    await given(db).contribution(code);
    const { account } = await signedIn(db, null);
    await db.act('update contributions set author_id = $1 where code = $2', [account, code]);
  }
  return api;
}

const open = async (api: TestApi, differently: object = {}) =>
  (await api.act(OPEN, { input: { ...FIRST, ...differently } })).data.openDraftCommitment;
const revise = async (api: TestApi, differently: object = {}) =>
  (await api.act(REVISE, { input: { ...SECOND, ...differently } })).data.reviseDraftCommitment;
const adopt = async (api: TestApi, differently: object = {}) =>
  (await api.act(ADOPT, { input: { ...ADOPTION, ...differently } })).data.adoptDraftCommitment;

test('a proposal becomes a draft commitment, another one changes it, and anybody reads what each of them changed', async () => {
  await using api = await withProposals();
  expect(await open(api)).toEqual({
    code: 'PE-PAGA-9-PC-1',
    origin: 'CONTRIBUTIONS',
    initiative: null,
    versionCount: 1,
    latest: { version: 1 },
  });
  expect(await revise(api)).toEqual({ code: 'PE-PAGA-9-PC-1', versionCount: 2 });
  const { latest, versions } = (await api.ask(READ)).data.draftCommitment;
  expect(latest).toMatchObject({ version: 2, authors: [], sources: [{ contribution: { code: 'CTR-2' } }] });
  expect(versions).toMatchObject([
    { version: 1, isLatest: false, changes: null },
    { version: 2, isLatest: true, because: SECOND.because },
  ]);
  expect(versions[1].changes).toEqual([
    {
      field: 'problem',
      before: FIRST.problem,
      after: SECOND.problem,
      parts: [
        { kind: 'KEPT', text: 'Las escuelas rurales no tienen agua. ' },
        { kind: 'REMOVED', text: 'Nadie publica cuáles son.' },
        { kind: 'ADDED', text: 'El ministerio publica cuáles son.' },
      ],
    },
    {
      field: 'authors',
      before: 'Secretaría de Gestión Pública',
      after: null,
      parts: [{ kind: 'REMOVED', text: 'Secretaría de Gestión Pública' }],
    },
  ]);
  expect(await api.database.query(LETTERS)).toEqual([
    { template: 'draft-commitment-changed', code: 'CTR-1' },
    { template: 'draft-commitment-changed', code: 'CTR-2' },
  ]);
});

test('any version is compared with any other one', async () => {
  await using api = await withProposals();
  await open(api);
  await revise(api);
  await revise(api, { version: 2, problem: FIRST.problem, because: 'El ministerio se desdijo', sources: [] });
  const compared = `{ draftCommitment(code: "PE-PAGA-9-PC-1") { versions { first: changes(since: 1) { field } none: changes(since: 9) { field } } } }`;
  const { versions } = (await api.ask(compared)).data.draftCommitment;
  expect(versions).toEqual([
    { first: [], none: null },
    { first: [{ field: 'problem' }, { field: 'authors' }], none: null },
    { first: [{ field: 'authors' }], none: null },
  ]);
});

test('an initiative of the government says so, whose it is and why', async () => {
  await using api = await withProposals();
  const initiative = 'Iniciativa del Ministerio de Salud, por la emergencia sanitaria';
  expect(await open(api, { initiative, sources: [] })).toMatchObject({ origin: 'GOVERNMENT_INITIATIVE', initiative });
  expect(await open(api, { sources: [] })).toEqual({ code: 'DRAFT_COMMITMENT_WITHOUT_ORIGIN', field: 'sources' });
});

test.each([
  ['a plan that is not there', { plan: 'PE-PAGA-8' }, 'PLAN_NOT_FOUND'],
  ['an institution that is not there', { lead: 'NADIE' }, 'INSTITUTION_NOT_FOUND'],
  ['an author that is not there', { authors: ['NADIE'] }, 'INSTITUTION_NOT_FOUND'],
  ['a theme that is not there', { theme: 'nada' }, 'THEME_NOT_FOUND'],
  [
    'a contribution that is not there',
    { sources: [{ ...FIRST.sources[0], contribution: 'X-1' }] },
    'CONTRIBUTION_NOT_FOUND',
  ],
])('a draft commitment that names %s is refused, and nothing of it is kept', async (_what, differently, code) => {
  await using api = await withProposals();
  expect(await open(api, differently)).toMatchObject({ code });
  expect(await api.database.query('select from draft_commitments')).toEqual([]);
});

test('two who write the next version at once: one does, the other is told that there is a newer one', async () => {
  await using api = await withProposals();
  await open(api);
  const answers = await Promise.all([revise(api), revise(api, { problem: 'Otra cosa, del mismo momento.' })]);
  expect(answers.map(({ versionCount, code }) => versionCount ?? code).toSorted()).toEqual([
    2,
    'DRAFT_COMMITMENT_REVISED_MEANWHILE',
  ]);
});

test('two who open at once get two codes', async () => {
  await using api = await withProposals();
  const drafts = await Promise.all([open(api), open(api)]);
  expect(drafts.map(({ code }) => code).toSorted()).toEqual(['PE-PAGA-9-PC-1', 'PE-PAGA-9-PC-2']);
});

test('an adopted draft is a commitment with every contribution that changed it as its origin, and their authors hear it', async () => {
  await using api = await withProposals();
  await open(api);
  await revise(api);
  expect(await adopt(api)).toEqual({ code: 'DRAFT_COMMITMENT_REVISED_MEANWHILE', field: 'version' });
  expect(await adopt(api, { version: 2 })).toEqual({
    number: '3',
    titleEs: FIRST.title,
    origins: [{ code: 'CTR-1' }, { code: 'CTR-2' }],
  });
  expect(await adopt(api, { version: 2, number: '4' })).toEqual({
    code: 'DRAFT_COMMITMENT_ALREADY_ADOPTED',
    field: 'draftCommitment',
  });
  expect((await api.database.query(LETTERS)).slice(2)).toEqual([
    { template: 'contribution-adopted', code: 'CTR-1' },
    { template: 'contribution-adopted', code: 'CTR-2' },
  ]);
  const both = `{ draftCommitment(code: "PE-PAGA-9-PC-1") { commitment { number draft { code } } } }`;
  expect((await api.ask(both)).data.draftCommitment).toEqual({
    commitment: { number: '3', draft: { code: 'PE-PAGA-9-PC-1' } },
  });
});

test('the number of a commitment is taken once', async () => {
  await using api = await withProposals();
  await given(api.database).commitment('3');
  await open(api);
  expect(await adopt(api, { number: ' 3 ' })).toEqual({ code: 'COMMITMENT_NUMBER_TAKEN', field: 'number' });
});

test('the database itself changes no version, and counts none twice', async () => {
  await using api = await withProposals();
  await open(api);
  const { database: db } = api;
  await expect(db.act(`update draft_commitment_versions set title = 'Otra promesa distinta'`)).rejects.toThrow(
    'never changed or deleted',
  );
  const again = `insert into draft_commitment_versions (plan_id, draft_commitment_id, version, title, because)
    select plan_id, draft_commitment_id, 1, title, because from draft_commitment_versions`;
  await expect(db.act(again)).rejects.toThrow('uq_draft_commitment_versions_of');
});

test('a contribution tells what it changed, and since when', async () => {
  await using api = await withProposals();
  await open(api);
  const asked =
    '{ contribution(code: "CTR-1") { changedDrafts { changed version { version draftCommitment { code } } } } }';
  expect((await api.ask(asked)).data.contribution.changedDrafts).toEqual([
    { changed: 'Es el origen de la propuesta', version: { version: 1, draftCommitment: { code: 'PE-PAGA-9-PC-1' } } },
  ]);
});
