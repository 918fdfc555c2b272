export { canonical, fromImage, type Json } from './json.ts';
export { checkpointText, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
export { ProofError, type ProofErrorCode } from './error.ts';
export {
  decodeLeaf,
  encodeLeaf,
  formatBundle,
  LEAF_BYTES_AT_MOST,
  parseBundle,
  parseLeaf,
  partDigest,
  partSalt,
  PART_SALT_BYTES,
  type Leaf,
} from './leaf.ts';
export {
  cosignedMessage,
  noteSignature,
  openNote,
  timedSignature,
  unverifiedText,
  type Note,
  type NoteSignature,
} from './note.ts';
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
} from './tiles.ts';
export { TileTree } from './tile-tree.ts';
export { formatProof, parseProof, type TlogProof } from './tlog-proof.ts';
export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './tree.ts';
export { COSIGNATURE_V1, ED25519, formatVkey, parseVkey, type KeyAlgorithm, type Vkey } from './vkey.ts';
export { base64, base64url, fromBase64, fromBase64url } from './bytes.ts';
