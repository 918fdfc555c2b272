import { expect, test } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import type { TestApi } from '../support/api.ts';
import { follower, spreadAll } from '../support/notices.ts';
import { signedIn } from '../support/signed-in.ts';
import { done, RECORD, voices } from '../support/voices.ts';

const REJECTED = {
  contribution: 'CTR-901',
  stage: 'thematic_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: REASONS,
};
const OTHERWISE = `${REASONS} El programa termina en 2027.`;
const BECAUSE = 'Faltaba decir hasta cuándo dura el programa.';

const lettersTo = ({ database }: TestApi, account: string) =>
  database.query(
    `select template, values ->> 'reasons' as reasons, values ->> 'because' as because from mail.outbox where account_id = $1 order by created_at, key`,
    [account],
  );

test('a reason that is said otherwise is news, the outcome being the same: to the author and to who follows, once', async () => {
  await using all = await voices();
  const { api, author } = all;
  const supporter = await signedIn(api.database, null);
  await follower(api.database, { table: 'contributions', code: 'CTR-901', who: supporter });
  const first = await done(api, RECORD, { input: REJECTED });
  await spreadAll(api.database);
  const second = { ...REJECTED, reasons: OTHERWISE, supersedes: first.id, supersedesBecause: BECAUSE };
  expect(await done(api, RECORD, { input: second })).toMatchObject({
    outcome: 'REJECTED',
    supersedes: { id: first.id },
  });
  expect(await done(api, RECORD, { input: second })).toMatchObject({ code: 'DECISION_NOT_STANDING' });
  await spreadAll(api.database);
  expect(await lettersTo(api, author.account)).toEqual([
    { template: 'decision-recorded', reasons: REASONS, because: null },
    { template: 'decision-replaced', reasons: OTHERWISE, because: BECAUSE },
  ]);
  expect(await lettersTo(api, supporter.account)).toMatchObject([{ template: 'notice' }, { template: 'notice' }]);
});

test('reasons that are no other words are refused as often as they come, and nobody hears of it', async () => {
  await using all = await voices();
  const { api, author } = all;
  for (const reasons of ['', 'No hay presupuesto.', 'Sin presupuesto. '.repeat(4)])
    expect(await done(api, RECORD, { input: { ...REJECTED, reasons } })).toMatchObject({
      code: expect.stringMatching(/^DECISION_/),
    });
  expect(await lettersTo(api, author.account)).toEqual([]);
});
