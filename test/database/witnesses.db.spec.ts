import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { signerOf } from '@quipu/journal/signing';
import { openNote } from '@quipu/proof';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { signerFor, type TestSigner } from '../support/signing.ts';
import { startServer, startWitness, Witness, type Answer } from '../support/witness.ts';

const stored = (db: TestDatabase) =>
  db.query<{ witness: string; line: string }>('select witness, line from journal.cosignatures order by size, witness');
const published = (db: TestDatabase) => db.query('select size from journal.checkpoints');

/** The signer of `signer`'s key and state, with these witnesses. */
const asking = ({ settings, pool }: TestSigner, ...witnesses: readonly { vkey: string; url: string }[]) =>
  signerOf({ ...settings, JOURNAL_WITNESSES: witnesses }, pool);

async function signed(signing: ReturnType<ReturnType<typeof asking>['sign']>) {
  const done = await signing;
  if (done.outcome !== 'signed') throw new Error(done.outcome);
  return done;
}

/** A log of some leaves that no witness has seen, and what signs it. */
async function unwitnessed() {
  const db = await freshDatabase();
  const signer = await signerFor(db);
  await signer.signer.sign();
  await sequence(db);
  const dispose = async () => {
    await signer[Symbol.asyncDispose]();
    await db.drop();
  };
  return { db, signer, vkeys: await signer.vkeys(), [Symbol.asyncDispose]: dispose };
}

test('two witnesses cosign, and their lines make a quorum of two under the checkpoint that is published', async () => {
  await using log = await unwitnessed();
  await using one = await startWitness('witness.example/one', log.vkeys);
  await using two = await startWitness('witness.example/two', log.vkeys);
  const { checkpoint, answers } = await signed(asking(log.signer, one, two).sign());
  expect(answers.map(({ outcome }) => outcome)).toEqual(['cosigned', 'cosigned']);
  const lines = await stored(log.db);
  expect(lines.map(({ witness }) => witness)).toEqual(['witness.example/one', 'witness.example/two']);
  const served = checkpoint.note + lines.map(({ line }) => line).join('');
  expect(openNote(served, [...log.vkeys, one.vkey, two.vkey]).signatures).toHaveLength(3);
});

test('a witness is asked from the size that it cosigned last, also by a signer that was started anew', async () => {
  await using log = await unwitnessed();
  await using witness = await startWitness('witness.example/one', log.vkeys);
  const { checkpoint } = await signed(asking(log.signer, witness).sign());
  await given(log.db).plan();
  await sequence(log.db);
  await signed(asking(log.signer, witness).sign());
  expect(witness.witness.asked).toEqual([0, checkpoint.size]);
  expect(await stored(log.db)).toHaveLength(2);
});

test('a witness that knows another size than we think is asked again from there', async () => {
  await using log = await unwitnessed();
  await using witness = await startWitness('witness.example/one', log.vkeys);
  await using forgotten = await startServer((body) => witness.witness.answer(body));
  const { checkpoint } = await signed(asking(log.signer, witness).sign());
  await given(log.db).plan();
  await sequence(log.db);
  await log.db.query('alter table journal.cosignatures disable trigger all; delete from journal.cosignatures');
  const { answers } = await signed(asking(log.signer, { vkey: witness.vkey, url: forgotten.url }).sign());
  expect(answers).toMatchObject([{ outcome: 'cosigned' }]);
  expect(witness.witness.asked).toEqual([0, 0, checkpoint.size]);
});

test('a witness that lost nothing is asked once more for the cosignature that we lost', async () => {
  await using log = await unwitnessed();
  await using witness = await startWitness('witness.example/one', log.vkeys);
  await signed(asking(log.signer, witness).sign());
  await log.db.query('alter table journal.cosignatures disable trigger all; delete from journal.cosignatures');
  const { answers, isOld } = await signed(asking(log.signer, witness).sign());
  expect([isOld, answers[0]?.outcome, (await stored(log.db)).length]).toEqual([true, 'cosigned', 1]);
});

test('a witness refuses the log that it saw otherwise, which is published without it', async () => {
  await using log = await unwitnessed();
  await using other = await unwitnessed();
  await using witness = await startWitness('witness.example/one', [...log.vkeys, ...other.vkeys]);
  await signed(asking(other.signer, witness).sign());
  await given(log.db).plan();
  await sequence(log.db);
  const { answers } = await signed(asking(log.signer, witness).sign());
  expect(answers).toMatchObject([{ outcome: 'inconsistent', detail: '422' }]);
  expect(await stored(log.db)).toEqual([]);
  expect(await published(log.db)).toHaveLength(1);
});

test('a witness that saw another root at the same size, or a larger log, is said to be an incident', async () => {
  await using log = await unwitnessed();
  await using witness = await startServer(() => ({ status: 409, body: '0\n' }));
  await using ahead = await startServer(() => ({ status: 409, body: '99999999\n' }));
  const at = (name: string, url: string) => ({ vkey: new Witness(name).vkey, url });
  const { answers } = await signed(asking(log.signer, at('same', witness.url), at('ahead', ahead.url)).sign());
  const byName = Object.fromEntries(answers.map((answer) => [answer.witness, answer.outcome]));
  expect(byName).toEqual({ same: 'inconsistent', ahead: 'ahead' });
});

const WITNESS = new Witness('witness.example/odd');
const STRANGER = new Witness('witness.example/odd');
const textOf = (body: string) => body.slice(body.indexOf('\n\n') + 2, body.lastIndexOf('\n\n') + 1);

test.each<[string, string, (body: string) => Answer]>([
  ['does not know the log', 'unknown-log', () => ({ status: 404 })],
  ['does not trust the key', 'unknown-key', () => ({ status: 403 })],
  ['calls the question malformed', 'refused', () => ({ status: 400 })],
  ['fails', 'refused', () => ({ status: 500 })],
  ['sends us elsewhere', 'unreachable', () => ({ status: 308 })],
  ['names no size', 'refused', () => ({ status: 409, body: 'yes\n' })],
  ['names a size with leading zeros', 'refused', () => ({ status: 409, body: '007\n' })],
  ['says nothing', 'not-a-cosignature', () => ({ status: 200 })],
  [
    'says rubbish',
    'not-a-cosignature',
    () => ({ status: 200, body: '— witness.example/odd AAAAAAAAAAAA\n'.repeat(3) }),
  ],
  ['signs with another key', 'not-a-cosignature', (body) => ({ status: 200, body: STRANGER.cosign(textOf(body)) })],
  ['signs another text', 'not-a-cosignature', (body) => ({ status: 200, body: WITNESS.cosign(`x${textOf(body)}`) })],
  ['talks without end', 'too-long', () => ({ status: 200, body: 'x'.repeat(10_000_000) })],
])('a witness that %s holds nobody back, and nothing of it is kept', async (_, outcome, answer) => {
  await using log = await unwitnessed();
  await using odd = await startServer(answer);
  await using good = await startWitness('witness.example/good', log.vkeys);
  const { answers } = await signed(asking(log.signer, { vkey: WITNESS.vkey, url: odd.url }, good).sign());
  const byName = Object.fromEntries(answers.map(({ witness, outcome: what }) => [witness, what]));
  expect(byName).toEqual({ 'witness.example/odd': outcome, 'witness.example/good': 'cosigned' });
  expect((await stored(log.db)).map(({ witness }) => witness)).toEqual(['witness.example/good']);
  expect(await published(log.db)).toHaveLength(1);
});

test('what a witness signs beside its own line is not kept', async () => {
  await using log = await unwitnessed();
  await using talkative = await startServer((body) => ({
    status: 200,
    body: `${STRANGER.cosign(textOf(body))}${WITNESS.cosign(textOf(body))}${STRANGER.cosign(textOf(body))}`,
  }));
  await signed(asking(log.signer, { vkey: WITNESS.vkey, url: talkative.url }).sign());
  const [kept] = await stored(log.db);
  expect(kept?.line.split('\n')).toHaveLength(2);
});

test('nobody at the address of a witness is no reason to wait', async () => {
  await using log = await unwitnessed();
  const gone = await startServer(() => ({ status: 200 }));
  await gone[Symbol.asyncDispose]();
  const { answers } = await signed(asking(log.signer, { vkey: WITNESS.vkey, url: gone.url }).sign());
  expect(answers).toMatchObject([{ outcome: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') }]);
});

test('a slow witness is not waited for: its cosignature comes later, and meanwhile it is not asked again', async () => {
  await using log = await unwitnessed();
  const slow = new Witness('witness.example/slow', log.vkeys);
  const patience = new AbortController();
  await using server = await startServer(async (body) => {
    await sleep(60_000, undefined, { signal: patience.signal }).catch(() => undefined);
    return slow.answer(body);
  });
  const signer = asking(log.signer, { vkey: slow.vkey, url: server.url });
  const first = await signed(signer.sign());
  expect(first.answers).toEqual([]);
  expect(await published(log.db)).toHaveLength(1);
  const second = await signed(signer.sign());
  expect(second.answers).toMatchObject([{ outcome: 'busy' }]);
  patience.abort();
  expect(await first.late).toMatchObject([{ outcome: 'cosigned' }]);
  expect(await stored(log.db)).toMatchObject([{ witness: 'witness.example/slow' }]);
});
