import { expect } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import type { TestApi } from './api.ts';
import { withClient, type TestDatabase } from './database.ts';

const TEXT = '{ es en isErased }';
/** All that a history tells. */
export const HISTORY = `query ($of: HistoryOf!, $first: Int, $after: String, $asOf: AsOf) {
  history(of: $of, first: $first, after: $after, asOf: $asOf) {
    nodes {
      at act { code titleEs titleEn } role { code titleEs } actor reason ${TEXT} source isOwn kind { code titleEs } name ${TEXT}
      operation { code } logIndex receipt { entry logIndex url isSigned at } counts { kind { code titleEn } count }
      changes { field labelEs labelEn before ${TEXT} after ${TEXT} }
    }
    pageInfo { hasNextPage endCursor }
  } }`;
const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ... on Decision { id } } }`;

interface Said {
  readonly es: string;
  readonly en: string;
  readonly isErased: boolean;
}

interface Coded {
  readonly code: string;
}

/** An event, as {@link HISTORY} asks for it. */
export interface Event {
  readonly act: Coded;
  readonly actor: string | null;
  readonly reason: Said | null;
  readonly isOwn: boolean;
  readonly kind: Coded;
  readonly name: Said;
  readonly operation: Coded | null;
  readonly logIndex: number;
  readonly receipt: { readonly url: string; readonly isSigned: boolean };
  readonly counts: readonly { readonly kind: Coded; readonly count: number }[];
  readonly changes: readonly { readonly field: string; readonly before: Said | null; readonly after: Said | null }[];
}

/** The contribution that most histories here are of. */
export const CONTRIBUTION = { kind: 'CONTRIBUTION', code: 'CTR-1' };

export async function historyOf(api: TestApi, of: object, more: object = {}): Promise<Event[]> {
  const { data, errors } = await api.ask(HISTORY, { of, ...more });
  expect(errors).toBeUndefined();
  return data.history.nodes as Event[];
}

/** What an event says changed: by field, before and after, in Spanish. */
export const changesOf = (event: Event | undefined) =>
  Object.fromEntries(
    (event?.changes ?? []).map(({ field, before, after }) => [field, [before?.es ?? null, after?.es ?? null]]),
  );

/** Corrects CTR-1 by `sql`, as somebody in some role. */
export const correct = (db: TestDatabase, [actor, role]: readonly [string, string], reason: string, sql: string) =>
  withClient(db.url, async (client) => {
    await client.query('begin');
    await client.query(`select journal.begin_act($1, $2, 'contribution.corrected', 'CTR-1', $3)`, [
      actor,
      role,
      reason,
    ]);
    await client.query(sql);
    await client.query('commit');
  });

/** Records a decision on CTR-1 at the national table. @returns its id */
export async function decide(api: TestApi, outcome: string, more: object = {}): Promise<string> {
  const decision = { contribution: 'CTR-1', stage: 'national_table', outcome, reasonCode: 'budget', reasons: REASONS };
  const { data } = await api.act(RECORD, { input: { ...decision, ...more } });
  return data.recordDecision.id as string;
}
