import { extensionsOf } from './media-type.rules.ts';

/** The longest name that is kept, in characters, its ending among them. */
const NAME_LENGTH = 150;

/** What is never seen and changes what is: controls, line ends, marks of direction, joiners, halves of surrogate pairs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What some system gives a meaning to in a name. */
const SPECIAL = /["*:<>?|]/g;

/**
 * The name under which a file is offered, made from the name that came with it: without folders, without what is not
 * seen, and with an ending that fits its type, so that it opens as what it is. `../../factura.exe` of a PDF is `factura.exe.pdf`.
 */
export function safeName(given: string, mediaType: string): string {
  const [extension, ...others] = extensionsOf(mediaType);
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(UNSEEN, '')
    .replace(SPECIAL, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [, ending = ''] = /\.([a-z]+)$/i.exec(clean) ?? [];
  const fits = [extension, ...others].find((one) => one === ending.toLowerCase());
  const stem = fits ? clean.slice(0, -ending.length - 1) : clean;
  const short = [...stem].slice(0, NAME_LENGTH - (fits ?? extension).length - 1).join('');
  return `${short.trim() || 'archivo'}.${fits ?? extension}`;
}
