export { safeName } from './file-name.rules.ts';
export { FileStore, type FileFacts, type ReceivedFile } from './file-store.ts';
export { MAX_FILE_BYTES } from './media-type.rules.ts';
