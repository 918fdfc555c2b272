import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { auditOf } from '../support/audit.ts';
import { sequence } from '../support/log.ts';
import { tamper } from '../support/tamper.ts';

async function figure(api: TestApi, name: string): Promise<number> {
  const { text } = await api.http.get('/metrics').expect(200);
  return Number(new RegExp(`^quipu_journal_${name} (.+)$`, 'm').exec(text)?.[1]);
}

test('operators see how large the log is, and how many entries still wait for their leaf', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const waiting = await figure(api, 'pending_entries');
  expect(await figure(api, 'leaves')).toBe(0);
  expect(await sequence(api.database)).toBe(waiting);
  await given(api.database).contribution('A-1');
  expect(await figure(api, 'leaves')).toBe(waiting);
  expect(await figure(api, 'pending_entries')).toBe(1);
});

test('operators see when an audit last found something, and how much', async () => {
  await using api = await startApi();
  const { database } = api;
  await given(database).plan();
  await sequence(database);
  expect([await figure(api, 'drift_found_timestamp_seconds'), await figure(api, 'drift_findings')]).toEqual([0, 0]);
  await tamper(database, ['plans'], `update plans set title_es = 'Otro'`);
  const { findings } = await auditOf(database);
  expect(await figure(api, 'drift_findings')).toBe(findings.count);
  expect(await figure(api, 'drift_found_timestamp_seconds')).toBeCloseTo(Date.now() / 1000, -3);
});

test('a process tells its own figures also while the database does not answer', async () => {
  await using api = await startApi();
  await api.database.query('alter table journal.head rename to missing');
  const { text } = await api.http.get('/metrics').expect(200);
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toContain('quipu_journal_');
});
