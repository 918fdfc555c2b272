export { canonical, fromImage, type Json } from './json.ts';
export { checkpointText, parseCheckpoint, type Checkpoint } from './note/checkpoint.ts';
export { ProofError, type ProofErrorCode } from './error.ts';
export {
  decodeLeaf,
  encodeLeaf,
  LEAF_BYTES_AT_MOST,
  parseLeaf,
  partDigest,
  partSalt,
  PART_SALT_BYTES,
  type Leaf,
} from './entry/leaf.ts';
export { formatBundle, parseBundle } from './entry/bundle.ts';
export {
  cosignedMessage,
  noteSignature,
  openNote,
  timedSignature,
  unverifiedText,
  type Note,
  type NoteSignature,
} from './note/note.ts';
export {
  appendLeaves,
  edgeTiles,
  parsePositionPath,
  parseTilePath,
  positionPath,
  tilePath,
  tileWidth,
  TILE_WIDTH,
  type Tile,
  type TileLevel,
} from './tree/tiles.ts';
export { TileTree } from './tree/tile-tree.ts';
export { formatProof, parseProof, type TlogProof } from './note/tlog-proof.ts';
export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './tree/tree.ts';
export { COSIGNATURE_V1, ED25519, formatVkey, parseVkey, type KeyAlgorithm, type Vkey } from './note/vkey.ts';
export { base64, base64url, fromBase64, fromBase64url } from './bytes.ts';
export { parseReceipt, RECEIPT_FORMAT, verifyReceipt, type Receipt, type ReceiptVerdict } from './verify/receipt.ts';
export { PROBLEMS_AT_MOST, verifyLog, type LogOptions, type LogVerdict } from './verify/log.ts';
export { disclosuresPath, type Source } from './verify/source.ts';
export type { Checked } from './verify/bundle.ts';
export type { CheckedPart } from './verify/parts.ts';
export type { Problem, ProblemCode } from './verify/problem.ts';
export { openCheckpoint, type SignedCheckpoint, type Trust } from './verify/signed-checkpoint.ts';
export type { DisclosedPart, Disclosure } from './entry/disclosure.ts';
