import { ProofError, type ProofErrorCode } from '../error.ts';

/**
 * What verification finds, beside what cannot be read:
 * - `ORIGIN_OTHER` another log than the one expected (values: `expected`, `found`)
 * - `QUORUM_MISSED` fewer witnesses than asked for (`needed`, `found`)
 * - `NOT_INCLUDED` the proof does not lead from the leaf to the checkpoint (`index`, `size`)
 * - `PART_ALTERED` a disclosed value is not the one of the leaf (`part`); `PART_UNKNOWN` the leaf has no such part;
 *   `PART_UNACCOUNTED` a part of the leaf is neither disclosed nor withheld nor erased, or more than one of them
 * - `ROOT_OTHER` the tiles do not lead to the checkpoint (`size`); `TILE_OTHER` a tile does not fit the tile above
 *   (`path`); `ENTRY_OTHER` an entry is not the one under its tile
 * - `LOG_SHRANK` fewer leaves than there were (`was`, `is`); `NOT_AN_EXTENSION` the earlier leaves are other ones (`was`)
 * - `FILE_MISSING` the log does not serve what its checkpoint covers (`path`)
 */
export type ProblemCode =
  | ProofErrorCode
  | 'ORIGIN_OTHER'
  | 'QUORUM_MISSED'
  | 'NOT_INCLUDED'
  | 'PART_ALTERED'
  | 'PART_UNKNOWN'
  | 'PART_UNACCOUNTED'
  | 'ROOT_OTHER'
  | 'TILE_OTHER'
  | 'ENTRY_OTHER'
  | 'LOG_SHRANK'
  | 'NOT_AN_EXTENSION'
  | 'FILE_MISSING';

/** One thing that is wrong; its words stand under `verify.<code>`, which names these values. */
export interface Problem {
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** In a log, the entry that is wrong; kind and row as far as its leaf can be read. */
  readonly entry?: { readonly index: number; readonly kind?: string; readonly ref?: string };
}

/** Ends a verification that cannot go on; never leaves this folder. */
export class Disproof extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, values: Problem['values']) {
    super(code);
    this.problem = { code, values };
  }
}

/** The problem that `fault` tells of. @throws fault itself when it tells of none: it is one of the program */
export function problemOf(fault: unknown): Problem {
  if (fault instanceof Disproof) return fault.problem;
  if (fault instanceof ProofError) return { code: fault.code, values: { detail: fault.detail } };
  throw fault;
}
