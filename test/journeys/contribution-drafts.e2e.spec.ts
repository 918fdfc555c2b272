import { expect, test } from '@jest/globals';
import { signedIn, type SignedIn } from '../support/signed-in.ts';
import { PROPOSAL, waysIn } from '../support/ways-in.ts';

const SAVE = `mutation ($input: SaveContributionDraftInput!) { saveContributionDraft(input: $input) {
  __typename ... on ContributionDraft { id revision title } ... on Rejection { code } } }`;
const MINE = '{ myContributionDrafts { id title body kind plan revision } }';
const DISCARD = `mutation ($id: ID!) { discardContributionDraft(id: $id) {
  __typename ... on ContributionDraftDiscarded { id } ... on Rejection { code } } }`;

async function start() {
  const world = await waysIn();
  const { api } = world;
  const ana = await signedIn(api.database, null);
  const save = async (input: object = {}, { token }: SignedIn = ana) =>
    (await api.askWith(token, SAVE, { input: { plan: PROPOSAL.plan, title: 'Agua', ...input } })).data
      .saveContributionDraft;
  const drafts = async ({ token }: SignedIn) => (await api.askWith(token, MINE)).data.myContributionDrafts;
  const discard = ({ token }: SignedIn, id: string) => api.askWith(token, DISCARD, { id });
  return { ...world, ana, save, drafts, discard, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

test('somebody writes little by little, and what is submitted at last is one contribution and no draft', async () => {
  await using world = await start();
  const { api, ana, save, drafts, submit } = world;
  const first = await save({ kind: 'PROPOSAL' });
  const second = await save({ id: first.id, revision: 1, kind: 'PROPOSAL', body: 'Que cada escuela' });
  expect(second).toMatchObject({ id: first.id, revision: 2 });
  expect(await drafts(ana)).toEqual([
    { id: first.id, title: 'Agua', body: 'Que cada escuela', kind: 'PROPOSAL', plan: 'PE-PAGA-9', revision: 2 },
  ]);
  expect(await api.database.query('select from contributions')).toEqual([]);
  const sent = await Promise.all([submit(ana.token, { draft: first.id }), submit(ana.token, { draft: first.id })]);
  const told = sent.map(({ data }) => data.submitContribution);
  expect(told.map(({ __typename }) => __typename).toSorted()).toEqual(['Contribution', 'Rejection']);
  expect(told).toContainEqual(expect.objectContaining({ code: 'CONTRIBUTION_DRAFT_NOT_FOUND' }));
  expect(await drafts(ana)).toEqual([]);
});

test('a submission that a rule refuses leaves its draft as it was', async () => {
  await using world = await start();
  const { id } = await world.save();
  const { data } = await world.submit(world.ana.token, { draft: id, theme: 'nada' });
  expect(data.submitContribution).toMatchObject({ code: 'THEME_NOT_FOUND' });
  expect(await world.drafts(world.ana)).toHaveLength(1);
});

test('a draft that was saved in another window is not overwritten', async () => {
  await using world = await start();
  const { id } = await world.save();
  await world.save({ id, revision: 1, title: 'Agua segura' });
  expect(await world.save({ id, revision: 1, title: 'Otra' })).toMatchObject({ code: 'CONTRIBUTION_DRAFT_CHANGED' });
  expect((await world.drafts(world.ana))[0].title).toBe('Agua segura');
});

test('nobody else reads, revises, submits or discards a draft, nor learns that it is there', async () => {
  await using world = await start();
  const { api, save, drafts, discard, submit } = world;
  const { id } = await save();
  const other = await signedIn(api.database, null);
  const auditor = await signedIn(api.database, 'auditor');
  const nothing = '9b7f1c1e-8a5f-4a53-9b7e-0d6c4b1a2f3e';
  expect(await drafts(other)).toEqual([]);
  expect(await drafts(auditor)).toBeNull();
  expect((await api.ask(MINE)).data.myContributionDrafts).toBeNull();
  expect(await save({ id, revision: 1 }, other)).toEqual(await save({ id: nothing, revision: 1 }, other));
  const stolen = (await submit(other.token, { draft: id })).data.submitContribution;
  expect(stolen).toMatchObject({ code: 'CONTRIBUTION_DRAFT_NOT_FOUND' });
  const answers = [await discard(other, id), await discard(other, nothing)];
  expect(JSON.stringify(answers[0]).replaceAll(id, nothing)).toBe(JSON.stringify(answers[1]));
  expect(await drafts(world.ana)).toHaveLength(1);
  expect((await discard(world.ana, id)).data.discardContributionDraft).toEqual({
    __typename: 'ContributionDraftDiscarded',
    id,
  });
});

test('an account has at most twenty drafts', async () => {
  await using world = await start();
  for (let place = 0; place < 20; place += 1) await world.save();
  expect(await world.save()).toMatchObject({ code: 'CONTRIBUTION_DRAFTS_TOO_MANY' });
});
