const MARKS = /\p{M}/gu;

/** The code that a name gives, in small letters without marks: `Mesa técnica` is `mesa_tecnica`. */
export function codeOf(name: string, join: '-' | '_'): string {
  const plain = name.normalize('NFD').replaceAll(MARKS, '').toLowerCase();
  const parts = plain.split(/[^a-z0-9]+/).filter(Boolean);
  return parts
    .join(join)
    .slice(0, 60)
    .replace(/^(?=\d)/, join === '_' ? 'e_' : '');
}

/** What is named in a text of one name a line, each with its code. */
export const namedIn = (text: string, join: '-' | '_') =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((titleEs) => ({ code: codeOf(titleEs, join), titleEs }));
