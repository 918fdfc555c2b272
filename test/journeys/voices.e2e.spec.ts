import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { signedIn } from '../support/signed-in.ts';
import { ANSWER, done, event, OPINE, said, VOTE, voices } from '../support/voices.ts';

const REASONS = 'El ministerio puede asumirlo si el plazo llega hasta 2028, por las obras.';
const BODY = 'La próxima mesa temática se reúne el 3 de diciembre en el Cusco.';
const BUDGET = 'Cambió el presupuesto del sector.';

test('an institution says what it thinks in a technical meeting, and says why when it thinks otherwise', async () => {
  await using all = await voices();
  const { api } = all;
  await event(api, 'TEC-1', 'technical_meeting');
  await event(api, 'FORO-1', 'forum_session');
  const officer = await signedIn(api.database, 'institution_officer', { institution: 'PCM-SGP' });
  const opinion = {
    contribution: 'CTR-901',
    institution: 'PCM-SGP',
    stance: 'FAVOURABLE_WITH_CHANGES',
    reasons: REASONS,
  };
  const opine = (change: object) => done(api, OPINE, { input: { ...opinion, ...change } }, officer.token);
  expect(await opine({ event: 'FORO-1' })).toMatchObject({ code: 'OPINION_NOT_IN_TECHNICAL_MEETING' });
  expect(await opine({ reasons: 'Bien.' })).toMatchObject({ code: 'OPINION_REASONS_TOO_SHORT' });
  const both = await Promise.all([opine({ event: 'TEC-1' }), opine({})]);
  expect(both.find(({ code }) => code)).toMatchObject({ code: 'OPINION_ALREADY_GIVEN' });
  const first = both.find(({ stance }) => stance)?.id;
  const other = { stance: 'UNFAVOURABLE', supersedes: first };
  expect(await opine(other)).toMatchObject({ code: 'OPINION_SUPERSEDING_UNEXPLAINED' });
  expect(await opine({ ...other, supersedesBecause: BUDGET })).toMatchObject({
    stance: 'UNFAVOURABLE',
    isStanding: true,
  });
  expect(await opine({ ...other, supersedesBecause: BUDGET })).toMatchObject({ code: 'OPINION_NOT_STANDING' });
  expect((await said(api, 'CTR-901')).opinions).toEqual([
    { stance: 'FAVOURABLE_WITH_CHANGES', isStanding: false, institution: { code: 'PCM-SGP' } },
    { stance: 'UNFAVOURABLE', isStanding: true, institution: { code: 'PCM-SGP' } },
  ]);
});

test('the forum votes in a session; each counts once, whoever votes otherwise counts as they voted last', async () => {
  await using all = await voices();
  const { api } = all;
  await event(api, 'FORO-1', 'forum_session');
  await event(api, 'TEC-1', 'technical_meeting');
  const [eva, leo] = [await signedIn(api.database, 'forum_member'), await signedIn(api.database, 'forum_member')];
  const vote = (token: string, choice: string, more: object = {}) =>
    done(api, VOTE, { input: { contribution: 'CTR-901', event: 'FORO-1', choice, ...more } }, token);
  expect(await vote(eva.token, 'AGAINST', { event: 'TEC-1' })).toMatchObject({ code: 'VOTE_NOT_IN_SESSION' });
  expect(await vote(eva.token, 'AGAINST', { institution: 'PCM-SGP' })).toMatchObject({
    code: 'VOTE_NOT_FOR_INSTITUTION',
  });
  const both = await Promise.all([vote(eva.token, 'AGAINST'), vote(eva.token, 'AGAINST')]);
  expect(both.find(({ code }) => code)).toMatchObject({ code: 'VOTE_ALREADY_CAST' });
  await vote(leo.token, 'IN_FAVOUR');
  expect((await said(api, 'CTR-901')).voteCounts).toMatchObject([{ inFavour: 1, against: 1, abstentions: 0 }]);
  await vote(eva.token, 'IN_FAVOUR', { because: 'Me convencieron.' });
  const { votes, voteCounts } = await said(api, 'CTR-901');
  expect(voteCounts).toEqual([{ inFavour: 2, against: 0, abstentions: 0, event: { code: 'FORO-1' } }]);
  expect(votes).toHaveLength(3);
  const images = await api.database.query<{ image: string }>(
    `select after::text as image from journal.entries where kind = 'votes'`,
  );
  expect(images).toHaveLength(3);
});

test('a question is answered once, by who coordinates or by who leads what it led to, and its author hears', async () => {
  await using all = await voices();
  const { api, author, coordinator: ana } = all;
  const answer = (change: object = {}, token = ana.token) =>
    done(api, ANSWER, { input: { contribution: 'CTR-902', body: BODY, ...change } }, token);
  expect(await answer({ contribution: 'CTR-901' })).toMatchObject({ code: 'ANSWER_NOT_FOR_PROPOSALS' });
  expect(await answer({ body: 'Pronto.' })).toMatchObject({ code: 'ANSWER_TOO_SHORT' });
  const both = await Promise.all([answer(), answer()]);
  expect(both.find(({ code }) => code)).toMatchObject({ code: 'ANSWER_ALREADY_GIVEN' });
  const first = both.find(({ body }) => body)?.id;
  expect(await answer({ supersedes: first })).toMatchObject({ code: 'ANSWER_SUPERSEDING_UNEXPLAINED' });
  const changed = { body: `${BODY} En Wanchaq.`, supersedes: first, supersedesBecause: 'Se precisó el lugar.' };
  expect(await answer(changed)).toMatchObject({ __typename: 'Answer', institution: null });
  expect(await answer(changed)).toMatchObject({ code: 'ANSWER_NOT_STANDING' });

  const officer = await signedIn(api.database, 'institution_officer', { institution: 'PCM-SGP' });
  await expect(answer({}, officer.token)).rejects.toThrow('FORBIDDEN');
  await given(api.database).commitment('1');
  await api.database.act(
    `update commitments set lead_institution_id = (select id from institutions where code = 'PCM-SGP')`,
  );
  await api.database.act(
    `insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id)
     select contributions.plan_id, 'adopted_as', contributions.id, commitments.id from contributions, commitments where code = 'CTR-902'`,
  );
  expect(await answer({}, officer.token)).toMatchObject({ institution: { code: 'PCM-SGP' } });
  expect((await said(api, 'CTR-902')).answers.map(({ isStanding }: { isStanding: boolean }) => isStanding)).toEqual([
    false,
    true,
    true,
  ]);
  const letters = await api.database.query<{ template: string }>(
    'select template from mail.outbox where account_id = $1 order by template',
    [author.account],
  );
  expect(letters.map(({ template }) => template)).toEqual([
    'contribution-answered',
    'contribution-answered',
    'contribution-answered-anew',
  ]);
});

test('the database refuses a vote in a workshop, an opinion in the forum and an answer to a proposal as well', async () => {
  await using all = await voices();
  const { api } = all;
  await event(api, 'TAL-1', 'regional_workshop');
  const from = `from contributions join events using (plan_id) where contributions.code = 'CTR-901'`;
  for (const [table, insert] of [
    [
      'votes',
      `insert into votes (plan_id, contribution_id, event_id, choice) select plan_id, contributions.id, events.id, 'against' ${from}`,
    ],
    [
      'opinions',
      `insert into opinions (plan_id, contribution_id, event_id, institution_id, stance, reasons)
       select plan_id, contributions.id, events.id, (select id from institutions), 'favourable', '${REASONS}' ${from}`,
    ],
    [
      'answers',
      `insert into answers (plan_id, contribution_id, body) select plan_id, contributions.id, '${BODY}' ${from}`,
    ],
  ])
    await expect(api.database.act(insert ?? '')).rejects.toMatchObject({ constraint: `ck_${table}_place` });
});
