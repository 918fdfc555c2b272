import { expect, test } from '@playwright/test';
import { addresses, consoles, missing, pages, portal } from './pages.ts';
import { consoleUrl, cookieFor } from './people.ts';

const everything = [...addresses(pages), ...addresses(missing)];
const rooms = consoles.flatMap(({ who, es, en }) => [
  { who, path: es },
  { who, path: en },
]);
const cookieOf = (who: (typeof rooms)[number]['who']) => (who ? { cookie: `quipu=${cookieFor(who)}` } : {});

/** What every page says to the browser, whoever asks and whether or not there is anything. */
function expectShut(path: string, headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect([path, headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual([
    path,
    'DENY',
    'nosniff',
  ]);
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
    expect([path, policy]).toEqual([path, expect.stringContaining(part)]);
  expect([path, policy]).toEqual([path, expect.not.stringMatching(/unsafe|https?:|\*/)]);
}

test('clickjacking and injected script: every page is framed by nobody and runs nothing of others', async () => {
  for (const path of everything) expectShut(path, (await fetch(portal(path))).headers);
  for (const { who, path } of rooms)
    expectShut(path, (await fetch(consoleUrl(path), { headers: cookieOf(who), redirect: 'manual' })).headers);
});

test('cache deception: what a page shows to who has signed in is kept nowhere, whatever its address ends in', async () => {
  const headers = cookieOf('coordinator');
  for (const path of [
    '/',
    '/planes',
    '/mi-trabajo',
    '/mi-trabajo/x.css',
    '/cuenta',
    '/nothing.js',
    '/aportes/CTR-08',
  ]) {
    const answer = await fetch(consoleUrl(path), { headers, redirect: 'manual' });
    expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-store']);
  }
});

test('verb confusion: a page that takes no form changes nothing by any method', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const { status } = await fetch(portal('/planes'), { method, headers: { origin: 'https://quipu.example' } });
    expect([method, status]).toEqual([method, 405]);
  }
});
