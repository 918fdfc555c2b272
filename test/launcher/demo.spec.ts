import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkout, freePorts } from './checkout.ts';
import { nobodyAnswers, nothingNames, processesNaming, Run } from './processes.ts';

const demo = (path: string, args: readonly (string | number)[], env: Record<string, string> = {}) =>
  new Run([join(path, 'tools', 'demo', 'main.mjs'), ...args.map(String)], { cwd: path, env });

const READY = 'Ctrl-C stops everything';

test('it starts in a checkout below a folder that only its owner may enter, and Ctrl-C leaves nothing behind', async () => {
  using place = checkout();
  const port = await freePorts();
  await using run = demo(place.path, ['--port', port]);
  await run.says(READY);
  expect(run.said).toContain(`http://127.0.0.1:${port + 1}/`);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  const password = readFileSync(join(place.path, '.data', 'demo-password'), 'utf8');
  expect(run.said).toMatch(new RegExp(`password {2}${password}[\\s\\S]*coordinator@demo.invalid`));
  run.interrupt();
  expect(await run.ended()).toBe(0);
  expect(processesNaming(place.path)).toEqual([]);
});

test('killed, it leaves nothing behind either', async () => {
  using place = checkout();
  const port = await freePorts();
  await using run = demo(place.path, ['--port', port]);
  await run.says(READY);
  run.kill('SIGKILL');
  await nothingNames(place.path);
  await nobodyAnswers(port);
});

test('a taken port is refused in words before anything is started', async () => {
  using place = checkout();
  const port = await freePorts();
  const other = createServer();
  await new Promise<void>((listening) => {
    other.listen(port + 1, '127.0.0.1', listening);
  });
  await using run = demo(place.path, ['--port', port]);
  expect(await run.ended()).toBe(1);
  other.close();
  expect(run.said).toMatch(new RegExp(`^Port ${port + 1} \\(The portal\\) is already taken .* --port \\d+\\n$`));
});

test('when one of its programs ends, it says which, with its last words, and stops the others', async () => {
  using place = checkout();
  await using run = demo(place.path, ['--port', await freePorts()]);
  await run.says(READY);
  for (const worker of processesNaming(join(place.path, 'apps', 'worker'))) process.kill(worker, 'SIGKILL');
  expect(await run.ended()).toBe(1);
  expect(run.said).toContain('The worker ended by itself (SIGKILL)');
  expect(run.said).toContain('knows DATABASE_URL');
  expect(processesNaming(place.path)).toEqual([]);
});

test('a step that fails is shown with its reason, and nothing stays behind', async () => {
  using place = checkout();
  await using run = demo(place.path, ['--port', await freePorts()], { BREAKS: 'import', WITH: 'wrong code' });
  expect(await run.ended()).toBe(1);
  expect(run.said).toContain('wrong code');
  expect(processesNaming(place.path)).toEqual([]);
});

test('a full disk is told as a full disk', async () => {
  using place = checkout();
  await using run = demo(place.path, ['--port', await freePorts()], { BREAKS: 'import', WITH: 'ENOSPC' });
  expect(await run.ended()).toBe(1);
  expect(run.said).toContain('The disk is full.');
});

test('the portal is given no credentials', async () => {
  using place = checkout();
  await using run = demo(place.path, ['--port', await freePorts()]);
  await run.says(READY);
  const words = (name: string) => readFileSync(join(place.path, '.data', 'logs', `${name}.log`), 'utf8');
  expect(words('portal')).toContain('knows \n');
  expect(words('api')).toContain('knows DATABASE_URL,SESSION_SECRET');
});

test.each([
  [['--port', 'http'], 1, '"http" is not a port'],
  [['--prot', '4000'], 2, "Unknown option '--prot'"],
])('%j is answered with what to write instead', async (args, code, words) => {
  using place = checkout();
  await using run = demo(place.path, args);
  expect(await run.ended()).toBe(code);
  expect(run.said).toContain(words);
});
