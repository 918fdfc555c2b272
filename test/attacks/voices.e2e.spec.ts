import { expect, test } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import { draftOn } from '../support/drafts.ts';
import { historyOf } from '../support/history.ts';
import { publish } from '../support/published.ts';
import { grant, signedIn } from '../support/signed-in.ts';
import { APPROVE, ASK_AGAIN, done, event, OPINE, RECORD, said, VOTE, voices, WITHDRAW } from '../support/voices.ts';

const REJECTED_DRAFT = { stage: 'thematic_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };
const REJECTED = { contribution: 'CTR-901', ...REJECTED_DRAFT };

test('who withdraws the contribution of somebody else, or asks again about it, is refused, and nothing changes', async () => {
  await using all = await voices();
  const { api } = all;
  const first = await done(api, RECORD, { input: REJECTED });
  const mallory = await signedIn(api.database, null);
  for (const [query, given] of [
    [WITHDRAW, { contribution: 'CTR-902', because: REASONS }],
    [ASK_AGAIN, { decision: first.id, because: REASONS }],
    [ASK_AGAIN, { decision: first.id.toUpperCase(), because: REASONS }],
  ] as const)
    await expect(done(api, query, given, mallory.token)).rejects.toThrow('FORBIDDEN');
  expect(await said(api, 'CTR-902')).toMatchObject({ lastDecision: null });
  expect(await said(api, 'CTR-901')).toMatchObject({ reviewRequests: [] });
});

test('an officer gives no opinion for another ministry, and takes the place of none of its opinions', async () => {
  await using all = await voices();
  const { api } = all;
  await api.database.act(
    `insert into institutions (member_id, code, name_es, level, kind)
     select id, 'MINEDU', 'Ministerio de Educación', 'national', 'government' from members`,
  );
  const [ours, theirs] = [
    await signedIn(api.database, 'institution_officer', { institution: 'PCM-SGP' }),
    await signedIn(api.database, 'institution_officer', { institution: 'MINEDU' }),
  ];
  const opinion = { contribution: 'CTR-901', institution: 'PCM-SGP', stance: 'FAVOURABLE', reasons: REASONS };
  const given = await done(api, OPINE, { input: opinion }, ours.token);
  await expect(done(api, OPINE, { input: opinion }, theirs.token)).rejects.toThrow('FORBIDDEN');
  const instead = {
    ...opinion,
    institution: 'MINEDU',
    supersedes: given.id,
    supersedesBecause: 'Nos toca a nosotros.',
  };
  expect(await done(api, OPINE, { input: instead }, theirs.token)).toMatchObject({ code: 'OPINION_NOT_STANDING' });
  expect((await said(api, 'CTR-901')).opinions).toHaveLength(1);
});

test('nobody votes twice, whatever institution they name, and no vote tells who cast it', async () => {
  await using all = await voices();
  const { api } = all;
  await event(api, 'FORO-1', 'forum_session');
  await api.database.act(
    `insert into institutions (member_id, code, name_es, level, kind)
     select id, 'PROETICA', 'Proética', 'national', 'civil_society' from members`,
  );
  const eva = await signedIn(api.database, 'forum_member');
  await grant(api.database, eva.account, 'contributor', { institution: 'PROETICA' });
  const vote = (more: object) =>
    done(api, VOTE, { input: { contribution: 'CTR-901', event: 'FORO-1', choice: 'AGAINST', ...more } }, eva.token);
  await vote({});
  expect(await vote({ institution: 'PROETICA' })).toMatchObject({ code: 'VOTE_ALREADY_CAST' });
  await Promise.all([vote({ choice: 'IN_FAVOUR', institution: 'PROETICA' }), vote({ choice: 'ABSTENTION' })]);
  const { votes, voteCounts } = await said(api, 'CTR-901');
  expect(votes.filter(({ isStanding }: { isStanding: boolean }) => isStanding)).toHaveLength(1);
  expect(voteCounts[0].inFavour + voteCounts[0].against + voteCounts[0].abstentions).toBe(1);
  await publish(api.database);
  const told = await historyOf(api, { kind: 'CONTRIBUTION', code: 'CTR-901' });
  expect(JSON.stringify(told)).toContain('votes');
  expect(JSON.stringify(told)).not.toContain(eva.account);
});

test('nobody is the second pair of eyes of their own draft by another role or another token', async () => {
  await using all = await voices();
  const { api, coordinator: ana } = all;
  await api.database.act('update plans set needs_second_eyes = true');
  const { id } = await draftOn(api, 'CTR-901', REJECTED_DRAFT, ana.token);
  await grant(api.database, ana.account, 'coordinator', { plan: 'PE-PAGA-9' });
  expect(await done(api, APPROVE, { id, revision: 1 }, ana.token)).toMatchObject({ code: 'DRAFT_OWN' });
  for (const role of ['auditor', 'forum_member'] as const) {
    const other = await signedIn(api.database, role);
    expect(await done(api, APPROVE, { id, revision: 1 }, other.token)).toMatchObject({ code: 'DRAFT_NOT_FOUND' });
  }
});
