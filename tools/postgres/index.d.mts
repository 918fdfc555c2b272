export interface PostgresOptions {
  /** Where the data live; made when it does not exist. Without it: a temporary folder that is removed at the end, and no fsync. */
  readonly dataDir?: string;
  /** On 127.0.0.1. Without it: one that is free. */
  readonly port?: number;
  /** Server settings, by the names of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Postgres {
  /** Of the superuser `postgres` and the database `quipu`, with the password. */
  readonly url: string;
  readonly port: number;
  /** For example `18.4`. */
  readonly version: string;
  /** Resolves when the server has ended, by {@link stop} or by itself. */
  readonly ended: Promise<void>;
  /** Stops the server within 7 s and resolves when no process of it is left. A second call does nothing more. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on 127.0.0.1. It ends with {@link Postgres.stop}, and also when this process ends for any reason,
 * kill -9 included. One process at a time may use a data folder. Rejects with words that a person can act on.
 */
export function startPostgres(options?: PostgresOptions): Promise<Postgres>;
