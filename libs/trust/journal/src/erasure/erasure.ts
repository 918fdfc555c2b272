import pg from 'pg';

/** What is to be erased under a law; docs/journal.md, "Erasing". */
export type Erasure =
  /** The personal columns of one person, everywhere. */
  | { readonly what: 'person'; readonly target: string }
  /** One text column of one row, from the row and from every version of it. */
  | { readonly what: 'text'; readonly kind: string; readonly target: string; readonly column: string }
  /** The reason of one act, by its number. */
  | { readonly what: 'reason'; readonly target: string };

/** Why nothing was erased: part of it is not in the log yet; there is nothing of the kind; another role than the officer's. */
const REFUSALS = ['QP004', 'QP006', '42501'] as const;
export type ErasureRefusal = (typeof REFUSALS)[number];

/** The database refuses an erasure; nothing was changed. */
export class ErasureRefused extends Error {
  override readonly name = 'ErasureRefused';
  constructor(readonly code: ErasureRefusal) {
    super(code);
  }
}

/** Characters that a legal basis has at least. */
export const BASIS_LENGTH = 10;

/** Who has the address of the role quipu_privacy acts as this officer. */
const OFFICER = 'operator:privacy';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Of a person goes as well what signing in and writing to them needed: no session or token of theirs is good any more. It
 * goes first, while the account still has the address that letters went to.
 */
const FORGET = 'access.forget($3::uuid)';

function callOf(erasure: Erasure): readonly [sql: string, values: readonly string[]] {
  if (erasure.what === 'text')
    return ['journal.erase_text($3, $4, $5, $1, $2) as record', [erasure.kind, erasure.target, erasure.column]];
  const { what, target } = erasure;
  if (what === 'person') return [`${FORGET}, journal.erase_person($3, $1, $2) as record`, [target]];
  return [`journal.erase_reason($3, $1, $2) as record`, [target]];
}

/**
 * Erases, as an act whose public reason is `basis`, in one transaction.
 * @param url of the role quipu_privacy.
 * @returns the number of the entry that records it, which stands where the text stood.
 * @throws ErasureRefused; what PostgreSQL says otherwise.
 */
export async function erase(url: string, erasure: Erasure, basis: string): Promise<string> {
  const [call, values] = callOf(erasure);
  return withClient(url, async (client) => {
    try {
      const { rows } = await client.query<{ record: string }>(`select ${call}`, [basis, OFFICER, ...values]);
      return rows[0]!.record;
    } catch (fault) {
      const refusal = REFUSALS.find((code) => code === (fault as { code?: unknown }).code);
      throw refusal ? new ErasureRefused(refusal) : fault;
    }
  });
}

/** What PostgreSQL says when there is no such table, or no column `code` in it. */
const NO_CODES = new Set(['42P01', '42703']);

/** The ids of the rows of a table that have a public code; more than one where codes are unique within a plan. */
export async function rowsWithCode(url: string, kind: string, code: string): Promise<readonly string[]> {
  return withClient(url, async (client) => {
    try {
      const sql = `select id from public.${pg.escapeIdentifier(kind)} where code = $1 order by id`;
      return (await client.query<{ id: string }>(sql, [code])).rows.map(({ id }) => id);
    } catch (fault) {
      if (NO_CODES.has(String((fault as { code?: unknown }).code))) return [];
      throw fault;
    }
  });
}
