import { EventEmitter, once } from 'node:events';
import { expect, test } from '@jest/globals';
import { Publishing } from './publishing.ts';

const nothing = () => undefined;
const publisher = (publish: () => Promise<void>) => ({ publish, mayGrow: () => Promise.resolve(true) });

test('it publishes at once when it begins: a predecessor may have left something unsigned', async () => {
  const published = await new Promise((publish) => {
    const publishing = new Publishing(
      publisher(async () => publish(true)),
      nothing,
    );
    void publishing.end();
  });
  expect(published).toBe(true);
});

test('one publication at a time: the end waits for the one under way, and no other begins', async () => {
  const steps: string[] = [];
  const gate = new EventEmitter();
  const publish = async () => {
    steps.push('begun');
    await once(gate, 'open');
    steps.push('done');
  };
  const publishing = new Publishing(publisher(publish), nothing);
  publishing.ring();
  publishing.ring();
  const ended = publishing.end().then(() => steps.push('ended'));
  gate.emit('open');
  await ended;
  expect(steps).toEqual(['begun', 'done', 'ended']);
});

test('a fault is told and ends nothing', async () => {
  const fault = new Error('the disk is full');
  const told = await new Promise((tell) => {
    const publishing = new Publishing(
      publisher(() => Promise.reject(fault)),
      tell,
    );
    void publishing.end();
  });
  expect(told).toBe(fault);
});
