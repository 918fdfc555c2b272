/**
 * Why a text is not what it has to be. `*_MALFORMED`: it is not of that format. `KEY_UNKNOWN`: nobody whom the caller
 * trusts has signed. `SIGNATURE_WRONG`: the signature of a trusted key does not fit the text. `TILE_MISSING`: fewer
 * hashes than the tree needs. Codes are permanent; their words stand under `verify.<code>`.
 */
export type ProofErrorCode =
  | 'VALUE_NOT_CANONICAL'
  | 'LEAF_MALFORMED'
  | 'BUNDLE_MALFORMED'
  | 'DISCLOSURE_MALFORMED'
  | 'RECEIPT_MALFORMED'
  | 'VKEY_MALFORMED'
  | 'NOTE_MALFORMED'
  | 'KEY_UNKNOWN'
  | 'SIGNATURE_WRONG'
  | 'CHECKPOINT_MALFORMED'
  | 'PROOF_MALFORMED'
  | 'TILE_MISSING';

/** The one error that this package throws on purpose. `detail` names what it is about: a key, a tile, a path. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
  readonly code: ProofErrorCode;
  readonly detail: string;

  constructor(code: ProofErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
