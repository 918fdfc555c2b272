import { lengthInWords, ok, plainWords, reject } from '@quipu/kernel';
import { DraftOrigin } from '../kinds.ts';

/** The shortest title, in characters. */
export const MIN_TITLE = 10;
/** The shortest words on what changed, and why, in characters. */
export const MIN_BECAUSE = 10;
/** The shortest words on whose initiative it is, and why, in characters. */
export const MIN_INITIATIVE = 40;

/** What a version says of a contribution that changed it. */
export interface Source {
  readonly contribution: string;
  readonly changed: string;
}

/** What is written of a version. */
export interface Written {
  readonly title: string;
  readonly because: string;
  readonly sources?: readonly Source[] | null;
  readonly authors?: readonly string[] | null;
}

/** Whether a version says what it would promise, why it is as it is, and what each contribution changed, each once. */
export function write<W extends Written>(version: W) {
  if (lengthInWords(version.title) < MIN_TITLE)
    return reject('DRAFT_COMMITMENT_TITLE_TOO_SHORT', 'title', { min: MIN_TITLE });
  if (lengthInWords(version.because) < MIN_BECAUSE)
    return reject('DRAFT_COMMITMENT_UNEXPLAINED', 'because', { min: MIN_BECAUSE });
  const [sources, authors] = [version.sources ?? [], version.authors ?? []];
  const silent = sources.find(({ changed }) => lengthInWords(changed) < MIN_BECAUSE);
  if (silent)
    return reject('DRAFT_COMMITMENT_SOURCE_UNEXPLAINED', 'sources', { code: silent.contribution, min: MIN_BECAUSE });
  const codes = sources.map(({ contribution }) => contribution);
  if (new Set(codes).size < codes.length || new Set(authors).size < authors.length)
    return reject('DRAFT_COMMITMENT_NAMED_TWICE', 'sources');
  return ok({ ...version, sources, authors });
}

/** Whether it says where it comes from: from contributions, or whose initiative it is and why (never both). */
export function originate(initiative: string | null, sources: readonly Source[]) {
  if (initiative === null)
    return sources.length > 0 ? ok(DraftOrigin.CONTRIBUTIONS) : reject('DRAFT_COMMITMENT_WITHOUT_ORIGIN', 'sources');
  return lengthInWords(initiative) < MIN_INITIATIVE
    ? reject('DRAFT_COMMITMENT_INITIATIVE_TOO_SHORT', 'initiative', { min: MIN_INITIATIVE })
    : ok(DraftOrigin.GOVERNMENT_INITIATIVE);
}

/** Whether the commitment that is made of it has a number, and it is said why. */
export function adopt({ number, because }: { readonly number: string; readonly because: string }) {
  if (plainWords(number) === '') return reject('COMMITMENT_NUMBER_MISSING', 'number');
  return lengthInWords(because) < MIN_BECAUSE
    ? reject('ADOPTION_UNEXPLAINED', 'because', { min: MIN_BECAUSE })
    : ok(plainWords(number));
}

/** What {@link succeed} compares of a version, as it is stored. */
export interface Stored {
  readonly version: number;
  readonly says: Readonly<Record<string, string | null>>;
}

/**
 * The number of the next version. Refused to who read another one than the latest, and where it would say the same again
 * with no contribution that changed it.
 */
export function succeed(latest: Stored, read: number, next: { says: Stored['says']; hasSources: boolean }) {
  if (read !== latest.version)
    return reject('DRAFT_COMMITMENT_REVISED_MEANWHILE', 'version', { read, now: latest.version });
  const isSame = Object.entries(next.says).every(([field, said]) => (latest.says[field] ?? null) === said);
  return isSame && !next.hasSources ? reject('DRAFT_COMMITMENT_UNCHANGED', 'title') : ok(latest.version + 1);
}
