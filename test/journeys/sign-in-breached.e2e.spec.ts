import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import { listenToLog } from '../support/logged.ts';
import { PASSWORD_OF_TESTS, REGISTER, visitor } from '../support/visitor.ts';

const DIGEST = createHash('sha1').update(PASSWORD_OF_TESTS).digest('hex').toUpperCase();
const OTHERS = `${'0'.repeat(35)}:3\r\n`;

/** A service of breached passwords. */
async function service(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/range/`, [Symbol.asyncDispose]: close };
}

async function register(url: string) {
  await using api = await startApi({ BREACHED_PASSWORDS_URL: url, LOG_LEVEL: 'warn' });
  const input = { email: 'filtrada@example.org', name: 'Prueba', password: PASSWORD_OF_TESTS };
  const { data } = await visitor(api).ask(REGISTER, { input });
  return data.done.code ?? data.done.__typename;
}

test('a password that the service knows is refused; it learns five digits of its digest and nothing else', async () => {
  using _log = listenToLog();
  const asked: unknown[] = [];
  await using known = await service(({ url, headers }, response) => {
    asked.push([url, headers['add-padding'], headers.cookie]);
    response.end(`${OTHERS}${DIGEST.slice(5)}:42\r\n`);
  });
  expect(await register(known.url)).toBe('PASSWORD_BREACHED');
  expect(asked).toEqual([[`/range/${DIGEST.slice(0, 5)}`, 'true', undefined]]);
});

test.each([
  ['does not know it', OTHERS],
  ['pads its answer with it', `${OTHERS}${DIGEST.slice(5)}:0\r\n`],
])('a password is taken when the service %s', async (_, answer) => {
  using _log = listenToLog();
  await using known = await service((_request, response) => void response.end(answer));
  expect(await register(known.url)).toBe('LetterSent');
});

test.each([
  [
    'fails',
    (_request: unknown, response: { writeHead(status: number): { end(): unknown } }) =>
      void response.writeHead(503).end(),
  ],
  ['does not answer', () => undefined],
] satisfies [string, RequestListener][])(
  'a service that %s keeps nobody out: the list at hand decides, and the log says so',
  async (_, answer) => {
    using log = listenToLog();
    await using broken = await service(answer);
    expect(await register(broken.url)).toBe('LetterSent');
    expect(log.lines.filter((line) => line.includes('judged by the list at hand alone'))).toHaveLength(1);
    expect(log.lines.join('')).not.toContain(DIGEST.slice(0, 5));
  },
);
