import { expect, test } from '@jest/globals';
import { Alarm } from './alarm.ts';

/** Longer than any test: who sleeps so long was not woken. */
const FOR_EVER = 2 ** 31 - 1;

test('a sleeper wakes when it rings', async () => {
  const alarm = new Alarm();
  const asleep = alarm.sleep(FOR_EVER);
  alarm.ring();
  expect(await asleep).toBe(true);
});

test('a ring that comes while nobody sleeps is not lost, and counts once', async () => {
  const alarm = new Alarm();
  alarm.ring();
  alarm.ring();
  expect(await alarm.sleep(FOR_EVER)).toBe(true);
  expect(await alarm.sleep(1)).toBe(false);
});
