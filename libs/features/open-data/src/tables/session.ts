import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

/** The one connection of an act: what is staged on it is seen by it alone, and gone with its transaction. */
export type Session = ClientBase;

/** The connection under a transaction. */
export async function sessionOf(tx: EntityManager): Promise<Session> {
  if (!tx.queryRunner) throw new Error('An act has a query runner of its own.');
  return (await tx.queryRunner.connect()) as Session;
}
