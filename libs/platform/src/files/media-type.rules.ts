import { ok, reject } from '@quipu/kernel';

/** The longest file that is taken: 25 MiB. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Bytes at the end of a file in which the mark of its end must stand. */
export const TAIL_BYTES = 66_000;

/** A kind of file that is taken. */
interface Kind {
  /** Endings of names that fit it; the first is given to a name that has none of them. */
  readonly extensions: readonly [string, ...string[]];
  /** What a whole file has near its end, byte for byte as Latin-1; a file that was cut off lacks it. */
  readonly end?: string;
}

/** The record at the end of every ZIP archive, which office documents are (APPNOTE 4.3.16). */
const END_OF_ZIP = 'PK\x05\x06';
const office = (extension: string): Kind => ({ extensions: [extension], end: END_OF_ZIP });
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

export const PLAIN_TEXT = 'text/plain';

/**
 * What is taken, by media type. Nothing that a browser runs when it opens it: no HTML, no SVG, no other XML; no archives,
 * no documents with macros, no programs.
 */
const KINDS = new Map<string | undefined, Kind>(
  Object.entries({
    'application/pdf': { extensions: ['pdf'], end: '%%EOF' },
    'image/png': { extensions: ['png'], end: 'IEND' },
    'image/jpeg': { extensions: ['jpg', 'jpeg'], end: '\xff\xd9' },
    [`${OPEN_XML}.wordprocessingml.document`]: office('docx'),
    [`${OPEN_XML}.spreadsheetml.sheet`]: office('xlsx'),
    [`${OPEN_XML}.presentationml.presentation`]: office('pptx'),
    'application/vnd.oasis.opendocument.text': office('odt'),
    'application/vnd.oasis.opendocument.spreadsheet': office('ods'),
    [PLAIN_TEXT]: { extensions: ['txt', 'csv', 'tsv'] },
  }),
);

/** The ending that a name of a file of `mediaType` has, and the others that fit it as well. */
export const extensionsOf = (mediaType: string): readonly [string, ...string[]] =>
  KINDS.get(mediaType)?.extensions ?? ['bin'];

/**
 * Whether a file of `mediaType` is taken, and is whole.
 * @param mediaType as found from its bytes; undefined when they are of no known kind. @param tail its last bytes as Latin-1.
 */
export function admit(mediaType: string | undefined, tail: string) {
  const kind = KINDS.get(mediaType);
  if (!mediaType || !kind) return reject('FILE_TYPE_NOT_ALLOWED', 'file');
  if (kind.end && !tail.includes(kind.end)) return reject('FILE_INCOMPLETE', 'file');
  return ok(mediaType);
}

/** C0 and C1 but for tab, line feed and carriage return. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/u;
/** How markup begins: a browser that guesses would run it. */
const MARKUP = /^[\s\ufeff]*<[a-z!?/]/iu;

/** Whether `text`, the first or a later part of a file, can stand in a plain text. */
export const isPlain = (text: string, isFirst: boolean): boolean =>
  !CONTROLS.test(text) && !(isFirst && MARKUP.test(text));
