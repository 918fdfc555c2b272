/** What can be wrong; docs/journal.md, "What the audit says". Said to people under `audit.<code>`; a code never changes its meaning. */
export const findingCodes = [
  'LEAF_MISSING',
  'LEAF_NOT_IN_TILE',
  'LEAF_MALFORMED',
  'LEAF_DIFFERS',
  'LEAF_OUT_OF_LINE',
  'ENTRY_MISSING',
  'ENTRY_NOT_LOGGED',
  'SHAPE_MISSING',
  'PART_DIFFERS',
  'SALT_MISSING',
  'ERASURE_INCOMPLETE',
  'HISTORY_BROKEN',
  'TILE_MISSING',
  'TILE_DIFFERS',
  'SIZE_DIFFERS',
  'ROOT_DIFFERS',
  'CHECKPOINT_AHEAD',
  'CHECKPOINT_DIFFERS',
  'SIGNATURE_WRONG',
  'KEY_NOT_ANNOUNCED',
  'ROW_NEVER_LOGGED',
  'ROW_VANISHED',
  'ROW_DIFFERS',
  'TABLE_MISSING',
  'DECLARATION_DIFFERS',
  'PAST_DIFFERS',
  'TRIGGER_MISSING',
  'TRIGGER_OFF',
  'EVENT_TRIGGER_OFF',
  'PRIVILEGE_EXCESS',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One thing that is not as the log says. It names where, never what stands there. */
export interface Finding {
  readonly code: FindingCode;
  /** The table; `journal` for the journal's own entries. */
  readonly kind?: string;
  readonly row?: string;
  readonly index?: number;
  /** Id of the entry, in decimal. */
  readonly entry?: string;
  readonly part?: string;
  /** Columns of the row, or members of the leaf. */
  readonly columns?: readonly string[];
  /** What else it is about: a tile, the size of a checkpoint, a key, a trigger, a privilege. */
  readonly what?: string;
}

/** How often one thing is wrong with one table. */
export interface FindingCount {
  readonly code: FindingCode;
  readonly kind: string | null;
  readonly count: number;
}

/** Findings that are kept one by one; the others are counted. */
const KEPT = 1_000;

/** Gathers findings in bounded memory, however much is wrong. */
export class Findings {
  readonly kept: Finding[] = [];
  private readonly byKind = new Map<string, FindingCount>();

  add(...findings: readonly Finding[]): void {
    for (const finding of findings) {
      const { code, kind = null } = finding;
      const key = `${code} ${kind ?? ''}`;
      this.byKind.set(key, { code, kind, count: (this.byKind.get(key)?.count ?? 0) + 1 });
      if (this.kept.length < KEPT) this.kept.push(finding);
    }
  }

  get counts(): readonly FindingCount[] {
    return [...this.byKind.values()];
  }

  get count(): number {
    return this.counts.reduce((sum, { count }) => sum + count, 0);
  }
}
