import type { FastifyRequest } from 'fastify';

/** As much of a transaction, or of the database, as is used. */
interface Writer {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/** Where a request came from. */
export interface Origin {
  readonly address: string;
  /** What the browser or program calls itself, cut to what is kept; empty when it says nothing. */
  readonly agent: string;
}

/** The longest name of a browser that is kept, in characters. */
const AGENT_LENGTH = 200;

export const originOf = ({ ip, headers }: FastifyRequest): Origin => ({
  address: ip,
  agent: (headers['user-agent'] ?? '').slice(0, AGENT_LENGTH),
});

/** Something about how people sign in, as it is kept for a year: docs/accounts.md lists every event. */
export interface AccessEvent {
  /** Null where nobody knows who it was. */
  readonly account: string | null;
  /** Small words with hyphens: `signed-in`. */
  readonly event: string;
  /** The session that it happened in, as its holder sees it. */
  readonly session?: string | null;
}

/** Writes down what happened. Never a secret, an address of mail or a name. */
export async function note(to: Writer, { address, agent }: Origin, event: AccessEvent): Promise<void> {
  await to.query(
    'insert into access.events (account_id, event, address, agent, session_id) values ($1, $2, $3, $4, $5)',
    [event.account, event.event, address, agent, event.session ?? null],
  );
}
