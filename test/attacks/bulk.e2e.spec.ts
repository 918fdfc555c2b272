import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import {
  codes,
  draftAll,
  DRAFT_ALL,
  PUBLISH_BATCH,
  READ_BATCH,
  REJECTED,
  withContributions,
} from '../support/batches.ts';
import { done } from '../support/drafts.ts';
import { signedIn } from '../support/signed-in.ts';

test('contributions of another plan among the codes: none is drafted, also not those that are one’s own', async () => {
  await using api = await startApi();
  await api.act('{ __typename }');
  await given(api.database).plan();
  await given(api.database).plan('PE-PAGA-8');
  await given(api.database).contribution('CTR-801', 'PE-PAGA-8');
  await withContributions(api.database, 2);
  const { token } = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-9' });
  const input = { plan: 'PE-PAGA-9', contributions: [...codes(2), 'CTR-801'], template: REJECTED };
  expect(await done(api, DRAFT_ALL, { input }, token)).toMatchObject({
    code: 'CONTRIBUTION_NOT_FOUND',
    about: 'CTR-801',
  });
  expect(await api.database.query('select from drafts')).toEqual([]);
});

test('a hundred thousand codes at once are refused before anything is asked of the database', async () => {
  await using api = await startApi();
  const input = { plan: 'PE-PAGA-9', contributions: codes(100_000), template: REJECTED };
  const { errors } = await api.act(DRAFT_ALL, { input });
  expect(errors).toHaveLength(1);
  const just = { ...input, contributions: codes(1001) };
  const { errors: refused } = await api.act(DRAFT_ALL, { input: just });
  expect(refused?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('the batch of another plan answers as one that is not there, to read and to publish', async () => {
  await using api = await startApi();
  await api.act('{ __typename }');
  await given(api.database).plan();
  await given(api.database).plan('PE-PAGA-8');
  await withContributions(api.database, 1);
  const batch = await draftAll(api, codes(1));
  const { token } = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-8' });
  expect(await done(api, READ_BATCH, { id: batch.id, first: 1 }, token)).toBeNull();
  expect(await done(api, PUBLISH_BATCH, { id: batch.id }, token)).toMatchObject({ code: 'BATCH_NOT_FOUND' });
  expect(await api.database.query('select from decisions')).toEqual([]);
});
