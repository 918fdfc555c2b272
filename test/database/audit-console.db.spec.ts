import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { catalogues } from '@quipu/i18n';
import { auditQueue, findingCodes, wordsOfFinding } from '@quipu/journal/audit';
import { readSettings } from '@quipu/platform/config';
import { Queues } from '@quipu/platform/queue';
import { startWork, WorkerModule } from '@quipu/worker';
import { Logger } from 'nestjs-pino';
import { loggedDecision } from '../support/audit.ts';
import { quipu } from '../support/console.ts';
import type { TestDatabase } from '../support/database.ts';
import { tamper } from '../support/tamper.ts';

const env = (db: TestDatabase, LANG = 'en_GB.UTF-8') => ({ SEQUENCER_URL: db.sequencerUrl, LANG });
const LIE = `update decisions set reasons = 'Palabras que nadie dijo, y que aquí se ponen en su boca.'`;
const idOf = async (db: TestDatabase) => (await db.query<{ id: string }>('select id from decisions'))[0]?.id ?? '';

test('who audits a record that agrees with its log hears so, and the command ends with 0', async () => {
  await using db = await loggedDecision();
  const { code, out, err } = await quipu(['audit'], env(db));
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Everything agrees: \d+ leaves, every entry, every row, every guard\.\n$/);
});

test('what is wrong is named with its row, never with its content; the command ends with 8 and repairs nothing', async () => {
  await using db = await loggedDecision();
  await tamper(db, ['decisions'], LIE);
  const before = await db.query('select * from decisions');
  const spanish = await quipu(['audit'], env(db, 'es_PE.UTF-8'));
  expect(spanish.code).toBe(8);
  expect(spanish.out).toContain(`  - decisions ${await idOf(db)}: dice otra cosa que la entrada`);
  expect(spanish.out).toContain('El quipu tiene una entrada nueva que lo dice.');
  expect(spanish.out).not.toContain('Palabras');
  const again = await quipu(['audit'], env(db));
  expect(again.out).toContain('says the very same');
  expect(await db.query('select * from decisions')).toEqual(before);
});

test('a program gets the report as one document', async () => {
  await using db = await loggedDecision();
  await tamper(db, ['decisions'], LIE);
  const { code, out } = await quipu(['audit', '--json'], env(db));
  expect(code).toBe(8);
  expect(JSON.parse(out)).toMatchObject({
    erasedParts: 0,
    lostEntries: 0,
    lostRows: [],
    isRecorded: true,
    findings: {
      count: 1,
      counts: [{ code: 'ROW_DIFFERS', kind: 'decisions', count: 1 }],
      kept: [
        { code: 'ROW_DIFFERS', row: await idOf(db), columns: ['reasons'], words: expect.stringContaining('reasons') },
      ],
    },
  });
});

test('without an address, or with one that nobody answers at, it says so', async () => {
  const nothing = await quipu(['audit'], { LANG: 'en' });
  expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining('SEQUENCER_URL')]);
  const nobody = await quipu(['audit'], { LANG: 'en', SEQUENCER_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
  expect(nobody.code).toBe(4);
});

test('a name that somebody gave a trigger cannot draw on the terminal', async () => {
  await using db = await loggedDecision();
  await db.query(
    `create trigger "\u001b[2J" before insert on plans for each row execute function refuse_edge_change()`,
  );
  const { out } = await quipu(['audit'], env(db));
  expect(out).not.toContain('\u001b');
  expect(out).toContain('plans: \\u{1b}[2J');
});

test('every code has words in both languages', () => {
  for (const language of ['es', 'en'] as const)
    for (const code of findingCodes) {
      expect([code, catalogues[language].has(`audit.finding.${code}`)]).toEqual([code, true]);
      expect(wordsOfFinding(language, { code })).not.toMatch(/\{|undefined$/);
    }
});

test('the worker audits by the queue, and logs each finding loudly', async () => {
  const lines: string[] = [];
  using _spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  await using db = await loggedDecision();
  await tamper(db, ['decisions'], LIE);
  const settings = readSettings({ DATABASE_URL: db.applicationUrl, SEQUENCER_URL: db.sequencerUrl });
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(settings), { bufferLogs: true });
  try {
    worker.useLogger(worker.get(Logger));
    await startWork(worker);
    await worker.get(Queues).add(auditQueue, 'audit-all', {}, 'now');
    while (!lines.some((line) => line.includes('DOES NOT AGREE'))) await sleep(50);
  } finally {
    await worker.close();
  }
  const loud = lines
    .map((line) => JSON.parse(line) as { level: number; finding?: unknown })
    .filter(({ level }) => level === 50);
  expect(loud).toEqual([
    expect.objectContaining({ finding: expect.objectContaining({ code: 'ROW_DIFFERS', row: await idOf(db) }) }),
    expect.objectContaining({ count: 1, isRecorded: true }),
  ]);
  expect(lines.join('')).not.toContain('Palabras');
});
