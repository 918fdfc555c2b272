import { ok, reject } from '@quipu/kernel';

/** What of its author the public reads. */
export interface Authorship {
  readonly visibility: 'public' | 'institution' | 'withheld';
  /** Null where it is not public. */
  readonly name: string | null;
}

interface Chosen {
  readonly visibility: Authorship['visibility'] | null;
  readonly name: string | null;
  /** Whether it is left in the name of an institution, which is public. */
  readonly hasInstitution: boolean;
}

/** What of an author is told, as they chose; of what they did not choose as little as there may be. */
export function show({ visibility, name, hasInstitution }: Chosen) {
  const chosen = visibility ?? (hasInstitution ? 'institution' : 'withheld');
  if (chosen === 'public' && !name) return reject('CONTRIBUTION_NAME_MISSING', 'authorName');
  if (chosen === 'institution' && !hasInstitution) return reject('CONTRIBUTION_INSTITUTION_MISSING', 'institution');
  if (chosen === 'withheld' && hasInstitution) return reject('CONTRIBUTION_INSTITUTION_SHOWN', 'authorVisibility');
  return ok<Authorship>({ visibility: chosen, name: chosen === 'public' ? name : null });
}
