import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { isPlain, PLAIN_TEXT, TAIL_BYTES } from './media-type.rules.ts';

/** Whether the whole file is UTF-8 without controls and is no markup. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (!isPlain(decoder.decode(chunk, { stream: true }), isFirst)) return false;
      isFirst = false;
    }
    decoder.decode();
    return true;
  } catch (fault) {
    if ((fault as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw fault;
  }
}

/** The media type of the file at `path`, found from its bytes alone; undefined when they are of no known kind. */
export async function mediaTypeOf(path: string): Promise<string | undefined> {
  const known = await fileTypeFromFile(path);
  if (known) return known.mime;
  return (await isText(path)) ? PLAIN_TEXT : undefined;
}

/** The last bytes of the file at `path`, a character each. */
export async function tailOf(path: string, sizeBytes: number): Promise<string> {
  await using file = await open(path);
  const length = Math.min(sizeBytes, TAIL_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, sizeBytes - length);
  return buffer.toString('latin1');
}
