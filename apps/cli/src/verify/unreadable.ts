import { translate, type Language, type MessageKey, type MessageValues } from '@quipu/i18n';

/** Why something cannot be read: the name that the system has for it (`ENOENT`), or words of ours. */
type Reason = string | { readonly key: MessageKey; readonly values?: MessageValues };

/** Nothing can be said of a log, a receipt or a memory, because it cannot be read, reached or written. */
export class Unreadable extends Error {
  readonly place: string;
  readonly reason: Reason;
  readonly key: MessageKey;

  constructor(place: string, reason: Reason, key: MessageKey = 'verify.unreadable') {
    super(place);
    this.place = place;
    this.reason = reason;
    this.key = key;
  }

  /** What to tell the person. */
  words(language: Language): string {
    const { place, reason } = this;
    const why = typeof reason === 'string' ? reason : translate(language, reason.key, reason.values);
    return translate(language, this.key, { place, file: place, path: why, reason: why });
  }
}

/** The name that the system gave to a fault, or what there is of it: `ENOENT`, `ECONNREFUSED`, `TimeoutError`. */
export function nameOfFault(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return String(fault);
  if ('code' in fault && typeof fault.code === 'string') return fault.code;
  if ('cause' in fault && fault.cause) return nameOfFault(fault.cause);
  return String(fault);
}

/** The file that the file system has refused something for; undefined for any other fault. */
export const refusedFile = (fault: unknown): string | undefined =>
  typeof fault === 'object' && fault !== null && 'syscall' in fault && 'path' in fault && typeof fault.path === 'string'
    ? fault.path
    : undefined;
