import { expect, test } from '@jest/globals';
import { judge, type SiteKey } from '../../apps/web/src/routes/verificar/judge.ts';
import { MadeLog, NoteKey } from '../support/made-log.ts';

const ENTRY = { parts: { core: { outcome: 'rejected' }, 'text.reasons': 'No se ajusta al marco legal.' } };
const SEEN = 1_700_000_000;

/** A receipt, the key that signed it and a witness that cosigned it. */
async function receipt() {
  const witness = new NoteKey('ong.example/testigo');
  const log = await new MadeLog().grow([ENTRY, ENTRY, ENTRY], (text) => witness.cosign(text, SEEN));
  return { text: JSON.stringify(await log.receipt(1)), vkey: log.key.vkey, witness: witness.witnessVkey };
}

const inForce = (vkey: string): SiteKey => ({ vkey, retiredAt: null });
const other = () => new NoteKey('quipu.example/journal').vkey;

test('a receipt that a key of the site signed is valid, without any key of the reader', async () => {
  const { text, vkey } = await receipt();
  expect(judge(text, [inForce(other()), inForce(vkey)], '')).toMatchObject({
    verdict: 'valid',
    site: 'signed',
    own: 'none',
  });
});

test('a receipt that names its own key proves nothing: somebody has to know that key', async () => {
  const { text } = await receipt();
  expect(judge(text, [inForce(other())], '')).toMatchObject({ verdict: 'other-key', site: 'not-signed', own: 'none' });
});

test('a key that was retired since is told to be so', async () => {
  const { text, vkey } = await receipt();
  const keys = [inForce(other()), { vkey, retiredAt: '2026-11-20T00:00:00.000Z' }];
  expect(judge(text, keys, '')).toMatchObject({ verdict: 'valid', site: 'retired' });
});

test('the key of the reader counts more than that of the site, both ways', async () => {
  const { text, vkey } = await receipt();
  expect(judge(text, [inForce(other())], ` ${vkey}\n\n`)).toMatchObject({ verdict: 'valid', own: 'signed' });
  expect(judge(text, [inForce(vkey)], other())).toMatchObject({ verdict: 'other-key', own: 'not-signed' });
});

test.each(['una clave', 'quipu.example/journal+00000000+AAAA', '\u0000'])(
  'what is pasted and is no key, as "%s", is left out and told',
  async (pasted) => {
    const { text, vkey } = await receipt();
    expect(judge(text, [inForce(vkey)], `${vkey}\n${pasted}`)).toMatchObject({ verdict: 'valid', own: 'malformed' });
  },
);

test('a witness is told by name; that it signed only once the reader has its key', async () => {
  const { text, vkey, witness } = await receipt();
  const without = judge(text, [inForce(vkey)], '');
  expect(without.cosigners).toEqual(['ong.example/testigo']);
  expect(without.receipt.checkpoint?.witnesses).toEqual([]);
  const having = judge(text, [inForce(vkey)], witness);
  expect(having).toMatchObject({ verdict: 'valid', own: 'none', cosigners: [] });
  expect(having.receipt.checkpoint?.witnesses).toEqual([
    { name: 'ong.example/testigo', at: new Date(SEEN * 1000).toISOString() },
  ]);
});

test('altered words are no matter of keys: who signed the checkpoint is told all the same', async () => {
  const { text, vkey } = await receipt();
  expect(judge(text.replace('marco', 'Marco'), [inForce(vkey)], '')).toMatchObject({
    verdict: 'invalid',
    site: 'signed',
    receipt: { problems: [{ code: 'PART_ALTERED', values: { part: 'text.reasons' } }] },
  });
});

test.each(['', '{}', 'null', '[]', '\uFEFF{}', '{"format":"quipu-receipt/1"}'])(
  'the text "%s" is no receipt, and that is all that is said',
  (text) => expect(judge(text, [], '')).toMatchObject({ verdict: 'invalid', site: 'not-signed', cosigners: [] }),
);
