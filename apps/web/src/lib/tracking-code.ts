/** How people write a code down: with spaces, in small letters, without its signs between groups, an O for a 0. */
const WRITTEN = /^A\s*P[\s.\u2010-\u2015-]*((?:[0-9A-Z][\s.\u2010-\u2015-]*){8})$/;

const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * The code that somebody means who types `text`; undefined when it is words. Only codes of this site,
 * `AP-7K3M-Q0XZ`, are put right: in others, such as `CTR-01`, every letter counts.
 */
export function codeIn(text: string): string | undefined {
  const typed = text.trim().toUpperCase();
  const signs = WRITTEN.exec(typed)?.[1]?.replaceAll(/[^0-9A-Z]/g, '');
  if (signs) {
    const right = signs.replaceAll(/[OIL]/g, (sign) => CONFUSED[sign] ?? sign);
    return `AP-${right.slice(0, 4)}-${right.slice(4)}`;
  }
  const joined = typed.replaceAll(/\s*[\u2010-\u2015-]\s*|\s+/g, '-');
  return /^[A-Z0-9][A-Z0-9-]{1,39}$/.test(joined) && /\d/.test(joined) ? joined : undefined;
}
