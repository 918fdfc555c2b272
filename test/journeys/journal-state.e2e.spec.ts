import { expect, test } from '@jest/globals';
import { base64 } from '@quipu/proof';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { withClient } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { startLog } from '../support/log-api.ts';

const STATE = `{ journal { size sequencedAt checkpoint { size root signedAt note cosignatures { witness at } }
  keys { vkey announcedAt retiredAt } witnesses { name size at } } }`;
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);

test('cosignatures stand below our signature, and the state of the log names their witnesses', async () => {
  await using log = await startLog();
  const { size } = await log.checkpoint();
  const before = (await log.get('checkpoint')).text;
  const lines = [await log.cosign('witness.example/b'), await log.cosign('witness.example/a')];
  const { text } = await log.get('checkpoint');
  expect(text).toBe(before + lines.join(''));
  const { data } = await log.api.ask(STATE);
  expect(data.journal).toEqual({
    size,
    sequencedAt: instant,
    checkpoint: {
      size,
      root: base64((await log.checkpoint()).root),
      signedAt: instant,
      note: text,
      cosignatures: [
        { witness: 'witness.example/b', at: instant },
        { witness: 'witness.example/a', at: instant },
      ],
    },
    keys: [{ vkey: log.vkey, announcedAt: instant, retiredAt: null }],
    witnesses: [
      { name: 'witness.example/a', size, at: instant },
      { name: 'witness.example/b', size, at: instant },
    ],
  });
});

test('before its first leaf the log is empty, and says so', async () => {
  await using empty = await startApi();
  expect((await empty.ask(STATE)).data.journal).toEqual({
    size: 0,
    sequencedAt: null,
    checkpoint: null,
    keys: [],
    witnesses: [],
  });
});

test('a kept answer is renewed when the log is written, signed and cosigned, without any act', async () => {
  await using log = await startLog();
  const asked = '{ journal { position size checkpoint { size cosignatures { witness } } } }';
  const state = async () => (await log.api.ask(asked)).data.journal;
  await given(log.db).contribution('CTR-1');
  const acted = await state();
  await sequence(log.db);
  expect(await state()).toEqual({ ...acted, size: acted.size + 1 });
  const size = await log.publish();
  expect(await state()).toEqual({ position: acted.position, size, checkpoint: { size, cosignatures: [] } });
  await log.cosign('late');
  expect((await state()).checkpoint.cosignatures).toEqual([{ witness: 'late' }]);
});

test('the keys in force are told, one a line; a retired one no longer, but the state of the log remembers it', async () => {
  await using log = await startLog();
  expect((await log.get('vkey')).text).toBe(`${log.vkey}\n`);
  await withClient(log.db.sequencerUrl, async (client) => {
    await client.query(`select journal.announce_key('another+key', 'system:signer')`);
    await client.query(`select journal.retire_key($1, 'system:signer', 'replaced')`, [log.vkey]);
  });
  const { text, headers } = await log.get('vkey');
  expect([text, headers['content-type'], headers['cache-control']]).toEqual([
    'another+key\n',
    'text/plain; charset=utf-8',
    'no-cache',
  ]);
  const { data } = await log.api.ask('{ journal { keys { vkey retiredAt } } }');
  expect(data.journal.keys).toEqual([
    { vkey: log.vkey, retiredAt: instant },
    { vkey: 'another+key', retiredAt: null },
  ]);
});
