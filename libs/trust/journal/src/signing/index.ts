export { keepNewestKey, newKeyFile, readKeys, rotateKeyFile, type KeySettings } from './key-file.ts';
export { signNote, type SigningKey } from './key.ts';
export { Mirror } from './mirror.ts';
export { SigningRefused, wordsOfRefusal, type SigningRefusalCode } from './refusal.ts';
export { restoreLog, type Restored } from './restore.ts';
export { CheckpointSigner, signerOf, type Signing } from './signer.ts';
export { openCheckpoint, StateFile, type SignedCheckpoint } from './state-file.ts';
export type { WitnessAnswer } from './witness.ts';
