export { newKeyFile, readKeys, rotateKeyFile } from './key-file.ts';
export { readSigningLag } from './lag.ts';
export { SigningPublisher } from './publisher.ts';
export { SigningRefused, wordsOfRefusal } from './refusal.ts';
export { retireOldKeys } from './retire.ts';
export { signerOf, type CheckpointSigner, type Signing } from './signer.ts';
export { StateFile } from './state-file.ts';
export type { WitnessAnswer } from './witness.ts';
