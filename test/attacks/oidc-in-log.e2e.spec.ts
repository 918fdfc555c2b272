import { expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import { listenToLog } from '../support/logged.ts';
import { resigned, startProvider } from '../support/provider.ts';
import { PORTAL, traveller } from '../support/traveller.ts';

test('secrets in log: neither code, state, tokens nor what the provider says of an error is logged or shown', async () => {
  using log = listenToLog();
  await using provider = await startProvider(PORTAL);
  await using api = await startApi({ ...provider.settings, LOG_LEVEL: 'debug' });
  let token = '';
  provider.tamper = (tokens) => {
    token = resigned(tokens.id_token, { nonce: 'x' }, provider.key);
    return { ...tokens, id_token: token };
  };
  const [forged, refused] = [traveller(api), traveller(api, '203.0.113.2')];
  const back = new URL(await forged.passProvider(await forged.ledTo('/auth/start'), 'sub-1'));
  expect(await forged.ledTo(back.href)).toBe(`${PORTAL}/entrar?problem=provider-not-trusted`);
  const refusal = await refused.passProvider(await refused.ledTo('/auth/start'), '');
  expect(refusal).toContain('not+to+be+told+on');
  const answer = await refused.get(refusal);
  expect(answer.headers['location']).toBe(`${PORTAL}/entrar?problem=provider-refused`);
  expect(JSON.stringify([answer.headers, answer.text])).not.toContain('told');
  const logged = log.lines.join('');
  expect(logged).toContain('provider-not-trusted');
  expect(logged).toContain('provider-refused');
  for (const secret of [back.searchParams.get('code'), back.searchParams.get('state'), token, 'told on', 'told+on'])
    expect(logged).not.toContain(secret);
});
