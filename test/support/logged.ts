import { jest } from '@jest/globals';

/** Everything that is logged until it is disposed; pino writes to a stream that somebody has put his hand on. */
export function listenToLog(): { readonly lines: string[] } & Disposable {
  const lines: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  return { lines, [Symbol.dispose]: () => spy.mockRestore() };
}
