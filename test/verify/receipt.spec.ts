import { expect, test } from '@jest/globals';
import { parseReceipt, verifyReceipt, type Json, type Receipt } from '@quipu/proof';
import fc from 'fast-check';
import { MadeLog, NoteKey, rowOf } from '../support/made-log.ts';

const REASONS = 'No se ajusta al marco legal: la norma vigente no lo permite.';

/** The receipt of a decision among others, and the log that it is from. */
async function decision(cosign?: (text: string) => string) {
  const log = await new MadeLog().grow(300);
  await log.grow(
    [
      {
        parts: {
          who: { actor: 'user:7', request: null },
          why: { reason: 'Acta 4', source: null, subject: 'CTR-01' },
          core: { outcome: 'rejected' },
          'text.reasons': REASONS,
          'text.note': 'quipu:erased:1',
          personal: null,
        },
        withheld: ['who', 'personal'],
        erased: ['text.note'],
      },
      ...Array.from({ length: 7 }, (_, at) => ({ parts: { core: at } })),
    ],
    cosign,
  );
  return { log, receipt: await log.receipt(300) };
}

const verify = (receipt: object, trust?: Parameters<typeof verifyReceipt>[1]) =>
  verifyReceipt(JSON.stringify(receipt), trust);
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const withValue = (receipt: Receipt, part: string, value: Json): Receipt => ({
  ...receipt,
  disclosed: receipt.disclosed.map((one) => (one.part === part ? { ...one, value } : one)),
});

test('a receipt says which log, which entry, what it shows, what it withholds and what was erased', async () => {
  const { log, receipt } = await decision();
  const verdict = verify(receipt, { vkeys: [log.key.vkey] });
  expect(verdict).toMatchObject({
    isVerified: true,
    problems: [],
    keysFrom: 'caller',
    checkpoint: { origin: 'quipu.example/journal', size: 308, signers: [{ name: 'quipu.example/journal' }] },
    entry: { index: 300, leaf: { kind: 'contributions', ref: rowOf(300) } },
    withheld: ['who', 'personal'],
    erased: ['text.note'],
  });
  expect(verdict.parts).toContainEqual({ part: 'text.reasons', value: REASONS, isIntact: true });
});

test('without a key from elsewhere the keys of the receipt are believed, and the verdict says so', async () => {
  const { log, receipt } = await decision();
  expect(verify(receipt)).toMatchObject({ isVerified: true, keysFrom: 'receipt', vkeys: [log.key.vkey] });
});

test.each<[string, string, Json]>([
  ['one letter', 'text.reasons', REASONS.replace('vigente', 'vigentE')],
  ['a space', 'text.reasons', `${REASONS} `],
  ['null', 'text.reasons', null],
  ['a number that is no safe integer', 'text.reasons', 0.5],
  ['another outcome', 'core', { outcome: 'accepted' }],
  ['one member more', 'core', { outcome: 'rejected', more: 1 }],
])('words that are %s otherwise are altered, and only that part is', async (_, part, value) => {
  const { log, receipt } = await decision();
  const verdict = verify(withValue(receipt, part, value), { vkeys: [log.key.vkey] });
  expect(verdict.problems).toEqual([{ code: 'PART_ALTERED', values: { part } }]);
  expect(verdict.parts.filter(({ isIntact }) => !isIntact).map((one) => one.part)).toEqual([part]);
});

test('a part under the salt or the name of another is altered', async () => {
  const { receipt } = await decision();
  const [first, second, ...others] = receipt.disclosed as [
    (typeof receipt.disclosed)[0],
    (typeof receipt.disclosed)[0],
  ];
  const swapped = [{ ...first, salt: second.salt }, second, ...others];
  expect(codes(verify({ ...receipt, disclosed: swapped }))).toEqual(['PART_ALTERED']);
  const renamed = [{ ...first, part: second.part }, { ...second, part: first.part }, ...others];
  expect(codes(verify({ ...receipt, disclosed: renamed }))).toEqual(['PART_ALTERED', 'PART_ALTERED']);
});

test('a part that is left out, told twice or invented is named', async () => {
  const { receipt } = await decision();
  const without = receipt.disclosed.filter(({ part }) => part !== 'text.reasons');
  const found = (change: Partial<Receipt>) => verify({ ...receipt, ...change }).problems;
  expect(found({ disclosed: without })).toEqual([{ code: 'PART_UNACCOUNTED', values: { part: 'text.reasons' } }]);
  expect(found({ withheld: ['who', 'personal', 'core'] })).toEqual([
    { code: 'PART_UNACCOUNTED', values: { part: 'core' } },
  ]);
  expect(found({ erased: ['text.note', 'toString'] })).toEqual([
    { code: 'PART_UNKNOWN', values: { part: 'toString' } },
  ]);
});

test('another leaf is in no log, also where its parts fit', async () => {
  const { log, receipt } = await decision();
  const other = { ...receipt, leaf: receipt.leaf.replace('"role":"coordinator"', '"role":"contributor"') };
  const verdict = verify(other, { vkeys: [log.key.vkey] });
  expect(verdict.problems).toEqual([{ code: 'NOT_INCLUDED', values: { index: 300, size: 308 } }]);
});

test('a proof for another place, or a checkpoint of another size or root, proves nothing', async () => {
  const { receipt } = await decision();
  const found = (from: string | RegExp, to: string) =>
    codes(verify({ ...receipt, proof: receipt.proof.replace(from, to) }));
  expect(found('index 300', 'index 301')).toEqual(['NOT_INCLUDED']);
  expect(found('\n308\n', '\n309\n')).toEqual(['SIGNATURE_WRONG']);
  expect(found(/\n[^\n]{44}\n/, '\n')).toEqual(['NOT_INCLUDED']);
  expect(found('c2sp.org', 'example.org')).toEqual(['PROOF_MALFORMED']);
});

test('the checkpoint of somebody else is not the log’s, whatever the receipt says of keys', async () => {
  const { log } = await decision();
  const forged = await new MadeLog().grow(5);
  const receipt = await forged.receipt(3);
  expect(verify(receipt).isVerified).toBe(true);
  expect(codes(verify(receipt, { vkeys: [log.key.vkey] }))).toEqual(['KEY_UNKNOWN']);
  expect(codes(verify({ ...receipt, vkeys: [log.key.vkey] }))).toEqual(['KEY_UNKNOWN']);
});

test('a log is not believed under another name than its key has, nor a receipt that names another log', async () => {
  const disguised = await new MadeLog('other.example/journal', new NoteKey('quipu.example/journal')).grow(2);
  expect(codes(verify(await disguised.receipt(0)))).toEqual(['ORIGIN_OTHER']);
  const { receipt } = await decision();
  expect(codes(verify({ ...receipt, origin: 'other.example/journal' }))).toEqual(['ORIGIN_OTHER']);
});

test('witnesses count when they are trusted, once each, and tell when they saw it', async () => {
  const [lima, cusco] = [new NoteKey('lima.example/witness'), new NoteKey('cusco.example/witness')];
  const { log, receipt } = await decision(
    (text) => lima.cosign(text, 1_795_226_388) + cusco.cosign(text, 1_795_226_390),
  );
  const vkeys = [log.key.vkey];
  const both = verify(receipt, { vkeys, witnesses: [lima.witnessVkey, cusco.witnessVkey], quorum: 2 });
  expect(both.problems).toEqual([]);
  expect(both.checkpoint?.witnesses).toEqual([
    { name: 'lima.example/witness', at: '2026-11-21T01:59:48.000Z' },
    { name: 'cusco.example/witness', at: '2026-11-21T01:59:50.000Z' },
  ]);
  const one = verify(receipt, { vkeys, witnesses: [lima.witnessVkey, lima.witnessVkey], quorum: 2 });
  expect(one.problems).toEqual([{ code: 'QUORUM_MISSED', values: { needed: 2, found: 1 } }]);
  expect(codes(verify(receipt, { vkeys, quorum: 1 }))).toEqual(['QUORUM_MISSED']);
  expect(codes(verify(receipt, { vkeys: [lima.witnessVkey] }))).toEqual(['ORIGIN_OTHER']);
});

test('a key that the caller gives and that is none is the caller’s mistake', async () => {
  const { receipt } = await decision();
  const refused = expect.objectContaining({ code: 'VKEY_MALFORMED', detail: 'quipu' });
  expect(() => verify(receipt, { vkeys: ['quipu'] })).toThrow(refused);
  expect(() => verify(receipt, { witnesses: ['quipu'] })).toThrow(refused);
});

test.each(['format', 'origin', 'vkeys', 'proof', 'leaf', 'disclosed', 'withheld', 'erased'])(
  'a receipt without %s, or with rubbish there, is not read',
  async (member) => {
    const { receipt } = await decision();
    for (const rubbish of [undefined, null, 7, [7], [{}]]) {
      const { problems } = verify({ ...receipt, [member]: rubbish });
      expect(problems).toMatchObject([{ code: expect.stringMatching(/MALFORMED$/), values: { detail: member } }]);
    }
  },
);

test('salts have 16 bytes and one spelling', async () => {
  const { receipt } = await decision();
  const salted = (salt: unknown) => codes(verify({ ...receipt, disclosed: [{ ...receipt.disclosed[0], salt }] }));
  for (const salt of ['', 'AA', 7, `${receipt.disclosed[0]!.salt}=`, `${receipt.disclosed[0]!.salt}AA`])
    expect(salted(salt)).toEqual(['DISCLOSURE_MALFORMED']);
});

test('no change of one byte of a receipt goes unnoticed', async () => {
  const { log, receipt } = await decision();
  const text = JSON.stringify(receipt);
  const trust = { vkeys: [log.key.vkey] };
  const meant = JSON.stringify(parseReceipt(text));
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, byte) => {
      const changed = text.slice(0, at) + String.fromCharCode(byte) + text.slice(at + 1);
      const { isVerified, keysFrom } = verifyReceipt(changed, trust);
      const isSame = isVerified && { ...parseReceipt(changed), vkeys: receipt.vkeys };
      expect(isSame === false || JSON.stringify(isSame) === meant).toBe(true);
      expect(keysFrom).toBe('caller');
    }),
    { numRuns: 300 },
  );
});

test('rubbish is not verified, and is no fault', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(verifyReceipt(text).isVerified).toBe(false);
    }),
  );
});
