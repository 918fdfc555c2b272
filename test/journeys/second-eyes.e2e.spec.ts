import { expect, test } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import { draftOn, PUBLISH, REVISE } from '../support/drafts.ts';
import { APPROVE, done, RECORD, voices } from '../support/voices.ts';

const REJECTED = { stage: 'thematic_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };
const WORK = '{ myWork { items { kind ref } } }';

async function careful() {
  const all = await voices();
  await all.api.database.act('update plans set needs_second_eyes = true');
  return all;
}

test('where a plan wants a second pair of eyes, what one writes another one approves before it is published', async () => {
  await using all = await careful();
  const { api, coordinator: ana, colleague: luz } = all;
  const at = { input: { contribution: 'CTR-901', ...REJECTED } };
  expect(await done(api, RECORD, at, ana.token)).toMatchObject({ code: 'DECISION_NEEDS_SECOND_EYES' });
  const { id } = await draftOn(api, 'CTR-901', REJECTED, ana.token);
  const publish = (revision: number) => done(api, PUBLISH, { draft: id, revision }, ana.token);
  expect(await publish(1)).toMatchObject({ code: 'DECISION_NEEDS_SECOND_EYES' });
  expect(await done(api, APPROVE, { id, revision: 1 }, ana.token)).toMatchObject({ code: 'DRAFT_OWN' });
  const waits = async (token: string) =>
    (await api.askWith(token, WORK)).data.myWork.items.filter(({ kind }: { kind: string }) => kind === 'second-eyes');
  expect(await waits(luz.token)).toEqual([{ kind: 'second-eyes', ref: id }]);
  expect(await waits(ana.token)).toEqual([]);
  const approved = { approvedRevision: 1, needsSecondEyes: false, isOfOthers: true };
  expect(await done(api, APPROVE, { id, revision: 1 }, luz.token)).toMatchObject(approved);
  expect(await done(api, APPROVE, { id, revision: 1 }, luz.token)).toMatchObject({ code: 'DRAFT_ALREADY_APPROVED' });
  expect(await waits(luz.token)).toEqual([]);
  expect(await publish(1)).toMatchObject({ __typename: 'Decision', outcome: 'REJECTED' });
});

test('a draft that is revised after that needs them again, of somebody else than who revised it', async () => {
  await using all = await careful();
  const { api, coordinator: ana, colleague: luz } = all;
  const { id } = await draftOn(api, 'CTR-901', REJECTED, ana.token);
  await done(api, APPROVE, { id, revision: 1 }, luz.token);
  await done(api, REVISE, { id, revision: 1, input: { ...REJECTED, reasons: `${REASONS} Además.` } }, luz.token);
  expect(await done(api, PUBLISH, { draft: id }, ana.token)).toMatchObject({ code: 'DECISION_NEEDS_SECOND_EYES' });
  expect(await done(api, APPROVE, { id, revision: 1 }, ana.token)).toMatchObject({ code: 'DRAFT_REVISED_MEANWHILE' });
  for (const { token } of [ana, luz])
    expect(await done(api, APPROVE, { id, revision: 2 }, token)).toMatchObject({ code: 'DRAFT_OWN' });
  await expect(
    api.database.act('update drafts set approved_by_id = author_id, approved_revision = revision, approved_at = now()'),
  ).rejects.toMatchObject({ constraint: 'ck_drafts_approval' });
});

test('two approve and two publish at once: one of each is taken', async () => {
  await using all = await careful();
  const { api, coordinator: ana, colleague: luz } = all;
  const { id } = await draftOn(api, 'CTR-901', REJECTED, ana.token);
  const approvals = await Promise.all([1, 2].map(() => done(api, APPROVE, { id, revision: 1 }, luz.token)));
  expect(approvals.filter(({ __typename }) => __typename === 'Draft')).toHaveLength(1);
  const publications = await Promise.all([ana, luz].map(({ token }) => done(api, PUBLISH, { draft: id }, token)));
  expect(publications.filter(({ __typename }) => __typename === 'Decision')).toHaveLength(1);
  expect(publications.filter(({ code }) => code === 'DRAFT_ALREADY_CLOSED')).toHaveLength(1);
});
