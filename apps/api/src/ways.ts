import type { FastifyInstance } from 'fastify';

/** As Fastify writes it: `/journal/receipts/:file`, `/journal/tile/*`. */
const patternOf = (address: string) =>
  new RegExp(
    `^${address
      .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replace(/:\w+/g, '[^/]+')
      .replace('*', '.*')}$`,
  );

/** Which methods an address answers to, for what the router does not tell. */
export class Ways {
  private readonly known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  /** Learns every route that `server` gets from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      if (url !== '*') this.known.push({ pattern: patternOf(url), methods: [method].flat() });
    });
  }

  /** The methods that `path`, without its question, answers to, HEAD and OPTIONS apart; in order. */
  at(path: string): readonly string[] {
    const methods = this.known.filter(({ pattern }) => pattern.test(path)).flatMap((way) => way.methods);
    return [...new Set(methods)].filter((method) => method !== 'HEAD' && method !== 'OPTIONS').toSorted();
  }
}
