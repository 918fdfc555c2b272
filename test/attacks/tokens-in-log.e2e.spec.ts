import { expect, test } from '@jest/globals';
import { hashOf } from '@quipu/accounts';
import { listenToLog } from '../support/logged.ts';
import { withOwner } from '../support/tokens.ts';

test('token in log: sent as it should be, sent in an address, and when the database fails, no line has it', async () => {
  using log = listenToLog();
  await using world = await withOwner({ LOG_LEVEL: 'debug' });
  const { secret } = await world.create();
  await world.api.askWith(secret, '{ myTokens { id } }');
  expect((await world.api.http.get(`/graphql?query=%7B__typename%7D&token=${secret}`)).status).toBe(400);
  await world.api.database.query('alter table access.tokens rename column permissions to broken');
  await world.api.askWith(secret, '{ myTokens { id } }');
  await world.create({ name: 'Otro' });
  const logged = log.lines.join('');
  expect(logged).toContain('column');
  for (const form of [secret, hashOf(secret).toString('hex'), hashOf(secret).toString('base64')])
    expect(logged).not.toContain(form);
});
