import { expect, test } from '@jest/globals';
import { filledBy } from './trap.ts';

const NOW = 1_800_000_000_000;

test.each([
  [{ website: '', began: String(NOW - 3_000) }, 'person'],
  [{ website: '', began: String(NOW - 86_400_000) }, 'person'],
  [{ website: '', began: String(NOW - 2_999) }, 'too-quick'],
  [{ website: '', began: String(NOW + 1) }, 'too-quick'],
  [{ website: '', began: '' }, 'too-quick'],
  [{ website: '', began: '1' }, 'too-quick'],
  [{ website: 'https://example.org', began: String(NOW - 60_000) }, 'program'],
])('%j is filled in by: %s', (filled, who) => expect(filledBy(filled, NOW)).toBe(who));
