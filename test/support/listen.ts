import type { AddressInfo } from 'node:net';
import type { LogApi } from './log-api.ts';

/** Lets the API of a log listen, until it is closed. @returns the address of the log */
export async function listen({ api }: LogApi): Promise<string> {
  await api.app.listen(0, '127.0.0.1');
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}/journal`;
}
