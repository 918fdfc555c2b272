import { expect, test } from '@jest/globals';
import { AuditProcessor, auditQueue } from '@quipu/journal/audit';
import { processors, schedule } from '@quipu/worker';
import { SnapshotProcessor, snapshotQueue } from '@quipu/snapshots';
import { filesBelow, read } from '../support/repository.ts';

const queueFiles = filesBelow('libs', '.queue.ts');

test('every queue has a processor, and the worker starts it', () => {
  expect(queueFiles).toHaveLength(processors.length);
  for (const file of queueFiles) {
    const [, name] = /export const (\w+): QueueDefinition/.exec(read(file)) ?? [];
    const processor = read(file.replace('.queue.ts', '.processor.ts'));
    expect(processor).toContain(`definition = ${name}`);
  }
  expect(processors).toContain(SnapshotProcessor);
  expect(processors).toContain(AuditProcessor);
});

test('whatever happens by the clock is a job of its queue', () => {
  for (const { queue, job } of schedule) expect(Object.keys(queue.jobs)).toContain(job);
  const queues: readonly unknown[] = schedule.map(({ queue }) => queue);
  expect(queues).toEqual(expect.arrayContaining([snapshotQueue, auditQueue]));
});

test('jobs carry ids, never rows', () => {
  for (const file of queueFiles) expect(read(file)).not.toMatch(/entity\.ts/);
});
