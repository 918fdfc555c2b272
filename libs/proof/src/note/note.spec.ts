import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { cosignedMessage, noteSignature, openNote, timedSignature, unverifiedText } from './note.ts';
import { formatProof, parseProof } from './tlog-proof.ts';
import { EMPTY_ROOT } from '../tree/tree.ts';
import { COSIGNATURE_V1, formatVkey, parseVkey } from './vkey.ts';

/** The example of c2sp.org/signed-note. */
const FOO = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const FOO_NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

/** The vectors of golang.org/x/mod/sumdb/note. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const rawKey = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url');

/** A log or a witness that signs with the Ed25519 of OpenSSL. */
function signer(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = rawKey(publicKey);
  const log = formatVkey(name, raw);
  const witness = formatVkey(name, raw, COSIGNATURE_V1);
  return {
    log,
    witness,
    sign: (text: string) => noteSignature(parseVkey(log), sign(null, Buffer.from(text), privateKey)),
    cosign: (text: string, time: number) =>
      noteSignature(parseVkey(witness), timedSignature(time, sign(null, cosignedMessage(text, time), privateKey))),
  };
}

const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'nothing thrown';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('notes that others signed open with their keys', () => {
  expect(openNote(FOO_NOTE, [FOO]).text).toBe('This is an example message.\n');
  expect(openNote(PETER_NOTE, [FOO, PETER])).toMatchObject({ signatures: [{ name: 'PeterNeumann', id: 'c74f20a3' }] });
});

test('a key is written as it is read', () => {
  expect([FOO, PETER].map((text) => formatVkey(parseVkey(text).name, parseVkey(text).publicKey))).toEqual([FOO, PETER]);
});

test('no mangled key is read', () => {
  for (let at = 0; at < PETER.length; at++) {
    const other = String.fromCharCode(PETER.charCodeAt(at) + 1);
    expect(codeOf(() => parseVkey(PETER.slice(0, at) + other + PETER.slice(at + 1)))).toBe('VKEY_MALFORMED');
    expect(codeOf(() => parseVkey(PETER.slice(at + 1)))).toBe('VKEY_MALFORMED');
    expect(codeOf(() => parseVkey(PETER.slice(0, at)))).toBe('VKEY_MALFORMED');
  }
});

test.each(['', 'a b', 'a+b', 'a\u0085', 'a\u3000', '\ud800'])('no key is called %j', (name) => {
  expect(codeOf(() => formatVkey(name, new Uint8Array(32)))).toBe('VKEY_MALFORMED');
});

test('a note with one byte changed does not open', () => {
  for (let at = 0; at < FOO_NOTE.length; at++) {
    const changed = FOO_NOTE.slice(0, at) + String.fromCharCode(FOO_NOTE.charCodeAt(at) ^ 1) + FOO_NOTE.slice(at + 1);
    expect(codeOf(() => openNote(changed, [FOO]))).toMatch(/^(NOTE_MALFORMED|KEY_UNKNOWN|SIGNATURE_WRONG)$/);
  }
});

test.each([
  ['no signature', 'text\n\n'],
  ['no text', FOO_NOTE.slice(FOO_NOTE.indexOf('—'))],
  ['no newline at the end', FOO_NOTE.slice(0, -1)],
  ['a control character', FOO_NOTE.replace('example message', 'example\tmessage')],
  ['a carriage return', FOO_NOTE.replaceAll('\n', '\r\n')],
  ['a lone surrogate', `\ud800${FOO_NOTE}`],
  ['base64 with loose bits at its end', FOO_NOTE.replace('aQM=', 'aQN=')],
  ['a hyphen for the dash', FOO_NOTE.replace('—', '-')],
  ['101 signatures', FOO_NOTE + FOO_NOTE.slice(FOO_NOTE.indexOf('—')).repeat(100)],
])('a note with %s is malformed', (_, note) => {
  expect(codeOf(() => openNote(note, [FOO]))).toBe('NOTE_MALFORMED');
});

test('a note is not opened by a key that did not sign it, nor by a witness key with the same bytes', () => {
  const log = signer('log.example');
  const note = `text\n\n${log.sign('text\n')}`;
  expect(codeOf(() => openNote(note, [FOO]))).toBe('KEY_UNKNOWN');
  expect(codeOf(() => openNote(note, [log.witness]))).toBe('KEY_UNKNOWN');
  expect(codeOf(() => openNote(note, []))).toBe('KEY_UNKNOWN');
});

test('one wrong signature of a trusted key spoils the note; those of strangers are passed over', () => {
  const [log, witness, stranger] = [signer('log.example'), signer('witness.example'), signer('stranger.example')];
  const note = `text\n\n${log.sign('text\n')}${stranger.sign('other\n')}${witness.cosign('other\n', 7)}`;
  expect(openNote(note, [log.log]).signatures).toHaveLength(1);
  expect(codeOf(() => openNote(note, [log.log, witness.witness]))).toBe('SIGNATURE_WRONG');
});

test('a cosignature tells when the witness saw it, and holds for no other time', () => {
  const [log, witness] = [signer('log.example'), signer('witness.example')];
  const time = 1_795_226_388;
  const note = `text\n\n${log.sign('text\n')}${witness.cosign('text\n', time)}`;
  expect(openNote(note, [log.log, witness.witness]).signatures).toMatchObject([
    { name: 'log.example', algorithm: 1 },
    { name: 'witness.example', algorithm: 4, time },
  ]);
  const moved = Buffer.from(witness.cosign('text\n', time).split(' ')[2]!, 'base64');
  moved[11]! ^= 1;
  const later = `text\n\n— witness.example ${moved.toString('base64')}\n`;
  expect(codeOf(() => openNote(later, [witness.witness]))).toBe('SIGNATURE_WRONG');
});

const littleEndian = (bytes: Uint8Array) => Buffer.from(bytes.toReversed());

test('a signature has one spelling only, and a key of small order signs nothing: RFC 8032', () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const log = signer('log.example');
  const bytes = Buffer.from(log.sign('text\n').split(' ')[2]!, 'base64');
  const scalar = BigInt(`0x${littleEndian(bytes.subarray(36)).toString('hex')}`) + order;
  const malleated = Buffer.concat([
    bytes.subarray(0, 36),
    littleEndian(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')),
  ]);
  const again = `text\n\n— log.example ${malleated.toString('base64')}\n`;
  expect(codeOf(() => openNote(again, [log.log]))).toBe('SIGNATURE_WRONG');

  const identity = Buffer.alloc(32);
  identity[0] = 1;
  const key = formatVkey('small.example', identity);
  const forged = `text\n\n${noteSignature(parseVkey(key), Buffer.concat([identity, Buffer.alloc(32)]))}`;
  expect(codeOf(() => openNote(forged, [key]))).toBe('SIGNATURE_WRONG');
});

test('a checkpoint reads back, extension lines or not', () => {
  const checkpoint = { origin: 'log.example', size: 20_852_163, root: EMPTY_ROOT };
  expect(parseCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
  expect(parseCheckpoint(`${checkpointText(checkpoint)}more\n`)).toEqual(checkpoint);
});

test.each([
  ['size with zeros in front', 'log.example\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
  ['size beyond 2^53', 'log.example\n9007199254740992\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
  ['no origin', '\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
  ['short root', 'log.example\n1\n47DEQg==\n'],
  ['no newline', 'log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
  ['an empty extension line', 'log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nmore\n'],
  ['two lines', 'log.example\n1\n'],
])('a checkpoint with %s is refused', (_, text) => {
  expect(codeOf(() => parseCheckpoint(text))).toBe('CHECKPOINT_MALFORMED');
});

test('a proof reads back, extra data or not', () => {
  const proof = { index: 73_894, path: [EMPTY_ROOT, EMPTY_ROOT], checkpoint: FOO_NOTE };
  expect(parseProof(formatProof(proof))).toEqual(proof);
  expect(parseProof(formatProof(proof).replace('\n', '\nextra YWdl\n'))).toEqual(proof);
  expect(parseProof(formatProof({ ...proof, path: [] }))).toEqual({ ...proof, path: [] });
});

test.each([
  ['header', 'c2sp.org/tlog-proof@v2\nindex 0\n\nnote'],
  ['index', 'c2sp.org/tlog-proof@v1\nindex 00\n\nnote'],
  ['hash', 'c2sp.org/tlog-proof@v1\nindex 0\nAA==\n\nnote'],
  ['empty line', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
])('a proof with another %s is refused', (_, text) => {
  expect(codeOf(() => parseProof(text))).toBe('PROOF_MALFORMED');
});

test('rubbish is refused with a reason, never with a fault', () => {
  const rubbish = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.nat(FOO_NOTE.length), fc.string())
      .map(([at, text]) => FOO_NOTE.slice(0, at) + text + FOO_NOTE.slice(at)),
  );
  const outcome = /^(\w+_MALFORMED|KEY_UNKNOWN|SIGNATURE_WRONG|nothing thrown)$/;
  fc.assert(
    fc.property(rubbish, (text) => {
      expect(codeOf(() => openNote(text, [FOO]))).toMatch(outcome);
      expect(codeOf(() => parseVkey(text))).toMatch(outcome);
      expect(codeOf(() => parseCheckpoint(text))).toMatch(outcome);
      expect(codeOf(() => parseProof(text))).toMatch(outcome);
      expect(codeOf(() => unverifiedText(text))).toMatch(outcome);
    }),
  );
});
