import { chmodSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SequencerService } from '@quipu/journal';
import { SigningPublisher } from '@quipu/journal/signing';
import { given } from '../builders/index.ts';
import { copyOf } from '../support/backup.ts';
import { disaster, restore, sizeOf } from '../support/disaster.ts';
import { freshDatabase } from '../support/database.ts';
import { signerFor, type TestSigner } from '../support/signing.ts';
import { startServer, Witness } from '../support/witness.ts';

interface Said {
  readonly level: 'warn' | 'error';
  readonly message: unknown;
  readonly words: unknown;
}

/** What workers say from now on. */
function listen(): Said[] {
  const said: Said[] = [];
  const hear = (level: Said['level']) => (message: unknown, words: unknown) =>
    void said.push({ level, message, words });
  Logger.overrideLogger({ log: () => undefined, warn: hear('warn'), error: hear('error') });
  return said;
}
afterEach(() => Logger.overrideLogger(true));

async function publisherOf({ settings }: TestSigner, sequencerUrl = settings.SEQUENCER_URL) {
  const publisher = await SigningPublisher.from({ ...settings, SEQUENCER_URL: sequencerUrl });
  if (!publisher) throw new Error('there is a key, and no publisher');
  return publisher;
}

test('a worker numbers and signs: from the first act to the checkpoint nobody has to ask', async () => {
  await using db = await freshDatabase();
  listen();
  await given(db).plan();
  await using signer = await signerFor(db);
  const publisher = await publisherOf(signer);
  const service = new SequencerService(db.sequencerUrl, publisher);
  service.start();
  const covered = () =>
    db.query(`select from journal.head where size = (select max(size) from journal.checkpoints)
      and not exists (select from journal.entries where not exists (select from journal.leaves where entry_id = entries.id))`);
  while ((await covered()).length === 0) await sleep(50);
  const [row] = await db.query('select note from journal.checkpoints order by size desc limit 1');
  expect(row).toEqual({ note: readFileSync(signer.settings.JOURNAL_STATE_FILE, 'utf8') });
  await service.onApplicationShutdown();
  await publisher.onApplicationShutdown();
});

test('a refusal is an error in the log once a minute, however often it is tried', async () => {
  await using lost = await disaster();
  const said = listen();
  const publisher = await publisherOf(lost.signer, lost.copy.sequencerUrl);
  for (let time = 0; time < 3; time++) await publisher.publish();
  await publisher.onApplicationShutdown();
  expect(said).toEqual([
    {
      level: 'error',
      message: expect.objectContaining({ refusal: 'LOG_SMALLER', times: 1 }),
      words: expect.stringContaining('docs/operating.md'),
    },
  ]);
});

test('a worker that finds a restored database numbers nothing, so that the lost leaves can still be put back', async () => {
  await using lost = await disaster();
  const said = listen();
  const before = await sizeOf(lost.copy);
  const publisher = await publisherOf(lost.signer, lost.copy.sequencerUrl);
  const service = new SequencerService(lost.copy.sequencerUrl, publisher);
  service.start();
  while (!said.some(({ words }) => String(words).includes('not numbered'))) await sleep(20);
  await service.onApplicationShutdown();
  await publisher.onApplicationShutdown();
  expect(await sizeOf(lost.copy)).toBe(before);
  expect(await restore(lost.signer, lost.copy, lost.mirror.folder)).toMatchObject({ code: 0 });
});

test('a witness that is down is a warning, one that refuses is an error, both by name', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  await using copy = await copyOf(db);
  const said = listen();
  await using down = await startServer(() => ({ status: 503 }));
  await using refusing = await startServer(() => ({ status: 422 }));
  const at = (name: string, { url }: { url: string }) => ({ vkey: new Witness(name).vkey, url });
  const publisher = await SigningPublisher.from({
    ...signer.settings,
    SEQUENCER_URL: copy.sequencerUrl,
    JOURNAL_WITNESSES: [at('witness.example/down', down), at('witness.example/refusing', refusing)],
  });
  await publisher?.publish();
  await publisher?.publish();
  await publisher?.onApplicationShutdown();
  const byWitness = said.map(({ level, words }) => [level, String(words).split(' ').slice(0, 2).join(' ')]);
  expect(byWitness.toSorted()).toEqual([
    ['error', 'witness.example/refusing REFUSES'],
    ['warn', 'witness.example/down answered'],
  ]);
});

test('a worker without a key says that it signs nothing; one whose key is open to others does not start', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  const said = listen();
  const { SEQUENCER_URL, JOURNAL_ORIGIN } = signer.settings;
  expect(await SigningPublisher.from({ SEQUENCER_URL, JOURNAL_ORIGIN, JOURNAL_WITNESSES: [] })).toBeUndefined();
  expect(said).toMatchObject([{ level: 'warn', message: expect.stringContaining('signs nothing') }]);
  chmodSync(signer.settings.JOURNAL_KEY_FILE, 0o640);
  await expect(SigningPublisher.from(signer.settings)).rejects.toMatchObject({ code: 'KEY_READABLE_BY_OTHERS' });
});
