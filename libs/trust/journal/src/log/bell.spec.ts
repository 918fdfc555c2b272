import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Queues } from '@quipu/platform/queue';
import { Bell } from './bell.ts';

/** A queue as the bell knows it. */
const queue = (add: () => Promise<string>) => ({ add }) as unknown as Queues;

test('many acts at once ring twice: for the first, and for all that came after', async () => {
  const rings = new EventEmitter();
  let count = 0;
  const bell = new Bell(queue(async () => String(rings.emit('ring', (count += 1)))));
  const second = new Promise((heard) => void rings.on('ring', (ring) => ring === 2 && heard(ring)));
  for (let act = 0; act < 100; act += 1) bell.ring();
  expect(count).toBe(1);
  await second;
  await sleep(500);
  expect(count).toBe(2);
});

test('a queue that does not answer is asked once, and nobody waits for it', () => {
  let asked = 0;
  const bell = new Bell(queue(() => new Promise(() => (asked += 1))));
  for (let act = 0; act < 100; act += 1) bell.ring();
  expect(asked).toBe(1);
});

test('a queue that refuses is asked again for the next act', async () => {
  const asked = new EventEmitter();
  const again = once(asked, 'again');
  let isAgain = false;
  const bell = new Bell(
    queue(() => {
      if (isAgain) asked.emit('again');
      isAgain = true;
      return Promise.reject(new Error('no queue'));
    }),
  );
  bell.ring();
  bell.ring();
  await again;
});

test('after its end, and without a queue, it is silent', async () => {
  let asked = 0;
  const bell = new Bell(queue(async () => String((asked += 1))));
  bell.onModuleDestroy();
  bell.ring();
  new Bell().ring();
  expect(asked).toBe(0);
});
