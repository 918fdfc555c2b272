import { expect, test } from '@jest/globals';
import { signedIn, tokenFor } from '../support/signed-in.ts';
import { accountsOf, PROPOSAL, waysIn } from '../support/ways-in.ts';

const ANA = 'ana@example.org';
const MINE = '{ myContributions { nodes { title } } }';
const BRING_SOME = 'a'.repeat(64);

test('somebody without an account types, confirms by the letter, and only then it is recorded, like any other', async () => {
  await using world = await waysIn();
  const { api, leave, confirm, ticket } = world;
  const [before] = await api.database.query('select count(*) from journal.acts');
  expect(await leave(' Ana@Example.ORG ', { region: 'PE-CUS' })).toEqual({ __typename: 'LetterSent', to: ANA });
  expect(await api.database.query('select count(*) from journal.acts')).toEqual([before]);
  expect(await accountsOf(api, ANA)).toEqual([]);

  const recorded = await confirm(await ticket());
  expect(recorded).toMatchObject({
    code: expect.stringMatching(/^AP-/),
    contributorKind: 'PERSON',
    channel: 'FORM',
    authorVisibility: 'WITHHELD',
    authorName: null,
    region: { code: 'PE-CUS', titleEs: 'Cusco' },
  });
  const [account = ''] = await accountsOf(api, ANA);
  const acts = `select actor, role, subject from journal.acts where act = 'contribution.submitted'`;
  expect(await api.database.query(acts)).toEqual([
    { actor: `person:${account}`, role: 'contributor', subject: recorded.code },
  ]);
  expect(await api.database.query('select from access.credentials')).toEqual([]);
  const told = `select recipient, values ->> 'code' as code from mail.outbox where template = 'contribution-confirmed'`;
  expect(await api.database.query(told)).toEqual([{ recipient: ANA, code: recorded.code }]);
  const mine = await api.askWith(await tokenFor(api.database, account), MINE);
  expect(mine.data.myContributions.nodes).toEqual([{ title: PROPOSAL.title }]);
  const heard = `select kind, details ->> 'path' as path from mail.happenings`;
  expect(await api.database.query(heard)).toEqual([{ kind: 'contribution', path: `/aportes/${recorded.code}` }]);
});

test('a link is good once, for two days, and no other is', async () => {
  await using world = await waysIn();
  const { api, leave, confirm, ticket } = world;
  await leave(ANA);
  const used = await ticket();
  await confirm(used);
  expect(await confirm(used)).toMatchObject({ code: 'CONTRIBUTION_LINK_NOT_VALID' });
  expect(await confirm(used.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')))).toMatchObject({
    code: 'CONTRIBUTION_LINK_NOT_VALID',
  });
  await leave(ANA);
  await api.database.query(`update access.pending_contributions set expires_at = now() - interval '1 second'`);
  expect(await confirm(await ticket())).toMatchObject({ code: 'CONTRIBUTION_LINK_NOT_VALID' });
  expect(await api.database.query('select from contributions')).toHaveLength(1);
});

test('of two confirmations of one letter at once comes one contribution, and of two letters at once one account', async () => {
  await using world = await waysIn();
  const { api, leave, confirm, ticket } = world;
  await leave(ANA);
  const first = await ticket();
  const both = await Promise.all([confirm(first), confirm(first)]);
  expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Contribution', 'Rejection']);
  await leave('beto@example.org');
  const one = await ticket();
  await leave('beto@example.org', { title: 'Otra propuesta del mismo vecino' });
  const answers = await Promise.all([confirm(one), confirm(await ticket())]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(['Contribution', 'Contribution']);
  expect(await accountsOf(api, 'beto@example.org')).toHaveLength(1);
  expect(await api.database.query('select from contributions')).toHaveLength(3);
});

test('whoever left something before gets it under the same account; who holds an office leaves nothing', async () => {
  await using world = await waysIn();
  const { api, leave, confirm, ticket } = world;
  const citizen = await signedIn(api.database, null);
  await leave(citizen.email);
  await confirm(await ticket());
  expect((await api.askWith(citizen.token, MINE)).data.myContributions.nodes).toHaveLength(1);
  const official = await signedIn(api.database, 'coordinator');
  await leave(official.email);
  expect(await confirm(await ticket())).toMatchObject({ code: 'CONTRIBUTION_BY_OFFICE' });
});

test.each([
  [{ title: 'Agua' }, 'CONTRIBUTION_TITLE_TOO_SHORT', 'title'],
  [{ theme: 'nada' }, 'THEME_NOT_FOUND', null],
  [{ region: 'PE-XXX' }, 'REGION_NOT_FOUND', null],
  [{ authorVisibility: 'PUBLIC' }, 'CONTRIBUTION_NAME_MISSING', 'authorName'],
  [{ authorVisibility: 'INSTITUTION' }, 'CONTRIBUTION_INSTITUTION_MISSING', 'institution'],
  [{ email: 'ana@' }, 'EMAIL_NOT_VALID', 'email'],
])('what is wrong is said before any letter is written: %j → %s', async (change, code, field) => {
  await using world = await waysIn();
  const refused = await world.leave(ANA, change);
  expect(refused).toMatchObject({ code, ...(field ? { field } : {}) });
  expect(await world.api.database.query('select from mail.outbox')).toEqual([]);
  expect(await world.api.database.query('select from access.pending_contributions')).toEqual([]);
});

test('proposals are taken until the plan is adopted, and at a stage from its first day to its last; questions always', async () => {
  await using world = await waysIn();
  const { api, submit } = world;
  const { token } = await signedIn(api.database, null);
  const outcome = async (input: object = {}) => {
    const { data } = await submit(token, input);
    return data.submitContribution.__typename === 'Rejection' ? data.submitContribution.code : 'taken';
  };
  await api.database.act(`update stages set closes_on = '2020-01-31' where code = 'thematic_table'`);
  await api.database.act(`update stages set opens_on = '2099-01-01' where code = 'plan_adoption'`);
  expect(await outcome({ stage: 'thematic_table' })).toBe('CONTRIBUTIONS_STAGE_CLOSED');
  expect(await outcome({ stage: 'plan_adoption' })).toBe('CONTRIBUTIONS_NOT_OPEN_YET');
  expect((await submit(token)).data.submitContribution.firstStage).toEqual({ code: 'national_table' });
  await api.database.act(`update plans set phase = 'adopted'`);
  expect(await outcome()).toBe('CONTRIBUTIONS_CLOSED');
  expect(await outcome({ kind: 'QUESTION', stage: 'thematic_table' })).toBe('taken');
});

test('what staff take in person says where and on whose behalf, and whose address was given hears of it', async () => {
  await using world = await waysIn();
  const { api, take } = world;
  const { token } = await signedIn(api.database, 'coordinator');
  const input = { place: 'Plaza de Puno', onBehalfOf: 'Una vecina de Puno', takenOn: '2026-03-14', email: ANA };
  const { data } = await take(token, input);
  expect(data.takeContribution).toMatchObject({
    channel: 'IN_PERSON',
    place: 'Plaza de Puno',
    onBehalfOf: 'Una vecina de Puno',
    recordedOn: '2026-03-14',
    contributorKind: 'PERSON',
  });
  const acts = await api.database.query(`select role from journal.acts where act = 'contribution.taken'`);
  expect(acts).toEqual([{ role: 'coordinator' }]);
  const letters = await api.database.query(`select template, recipient from mail.outbox`);
  expect(letters).toEqual([{ template: 'contribution-taken', recipient: ANA }]);
  expect((await take(token, { onBehalfOf: 'Una vecina' })).data.takeContribution).toMatchObject({
    code: 'CONTRIBUTION_PLACE_MISSING',
  });
  expect((await take(token, { place: 'Puno', event: 'nada' })).data.takeContribution).toMatchObject({
    code: 'EVENT_NOT_FOUND',
  });
  expect((await take(token, { place: 'Plaza de Puno' })).data.takeContribution).toMatchObject({
    code: 'CONTRIBUTION_BEHALF_MISSING',
  });
  expect((await take(token, { ...input, takenOn: '2099-01-01' })).data.takeContribution).toMatchObject({
    code: 'CONTRIBUTION_TAKEN_LATER',
  });
  expect((await take(token, { ...input, channel: 'FORM' })).data.takeContribution).toMatchObject({
    code: 'CONTRIBUTION_NOT_TAKEN_BY_STAFF',
  });
  const citizen = await signedIn(api.database, null);
  expect((await take(citizen.token, input)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('a file comes with a contribution from who brought it, and from nobody else', async () => {
  await using world = await waysIn();
  const { api, submit } = world;
  const { token } = await signedIn(api.database, null);
  expect((await submit(token, { files: [BRING_SOME] })).data.submitContribution).toMatchObject({
    code: 'CONTRIBUTION_FILE_NOT_FOUND',
  });
  const six = Array.from({ length: 6 }, (_, place) => String(place).repeat(64));
  expect((await submit(token, { files: six })).data.submitContribution).toMatchObject({
    code: 'CONTRIBUTION_FILES_TOO_MANY',
  });
  const brought = await api.http
    .post('/files')
    .set('authorization', `Bearer ${token}`)
    .attach('file', Buffer.from('Análisis del agua de la escuela\n'), 'agua.txt');
  const { data } = await submit(token, { files: [brought.body.sha256] });
  const [file] = data.submitContribution.files;
  expect(file).toMatchObject({ title: 'agua.txt' });
  expect((await api.http.get(file.fileUrl)).text).toBe('Análisis del agua de la escuela\n');
  const stranger = await signedIn(api.database, null);
  expect((await submit(stranger.token, { files: [brought.body.sha256] })).data.submitContribution).toMatchObject({
    code: 'CONTRIBUTION_FILE_NOT_FOUND',
  });
});

test('what an author chose to show is shown, and nothing else', async () => {
  await using world = await waysIn();
  const { api, submit } = world;
  const { token } = await signedIn(api.database, null);
  const shown = async (input: object) => (await submit(token, input)).data.submitContribution;
  expect(await shown({ authorVisibility: 'PUBLIC', authorName: ' Ana  Quispe ' })).toMatchObject({
    authorName: 'Ana Quispe',
  });
  expect(await shown({ authorVisibility: 'WITHHELD', authorName: 'Ana Quispe' })).toMatchObject({ authorName: null });
  expect(await shown({ institution: 'PCM-SGP', authorVisibility: 'WITHHELD' })).toMatchObject({
    code: 'CONTRIBUTION_NOT_FOR_INSTITUTION',
  });
  expect(await shown({ authorVisibility: 'PUBLIC', authorName: 'Ana\r\nBcc: x@example.org' })).toMatchObject({
    code: 'NAME_NOT_VALID',
  });
});
