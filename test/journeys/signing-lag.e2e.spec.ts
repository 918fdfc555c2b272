import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { sequence } from '../support/log.ts';
import { signerFor } from '../support/signing.ts';

test('whoever watches the API sees when the log is no longer signed', async () => {
  await using api = await startApi();
  const db = api.database;
  await using signer = await signerFor(db);
  const gauge = async (name: string) => {
    const { text } = await api.http.get('/metrics');
    return Number(new RegExp(`^quipu_journal_unsigned_${name} (.+)$`, 'm').exec(text)?.[1]);
  };
  await signer.sign();
  expect([await gauge('leaves'), await gauge('seconds')]).toEqual([0, 0]);
  await given(db).plan();
  const more = await sequence(db);
  expect(await gauge('leaves')).toBe(more);
  expect(await gauge('seconds')).toBeGreaterThan(0);
  await signer.sign();
  expect([await gauge('leaves'), await gauge('seconds')]).toEqual([0, 0]);
});
