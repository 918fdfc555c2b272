import { expect, test } from '@jest/globals';
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
});

test('whatever happens by the clock is a job of its queue', () => {
  for (const { queue, job } of schedule) expect(Object.keys(queue.jobs)).toContain(job);
  expect(schedule.map(({ queue }) => queue)).toContain(snapshotQueue);
});

test('jobs carry ids, never rows', () => {
  for (const file of queueFiles) expect(read(file)).not.toMatch(/entity\.ts/);
});
