import { base64url, type Json } from '@quipu/proof';
import type { EntryContent } from '../log/content.ts';
import { partsOf } from '../log/parts.ts';
import { isPublic } from './disclosure.rules.ts';

/** What everybody may know of the parts of an entry; each part of its leaf stands in one of the three. */
export interface Disclosure {
  /** Value and salt (16 bytes, base64url) that give the digest in the leaf. */
  readonly disclosed: readonly { readonly part: string; readonly salt: string; readonly value: Json }[];
  /** Never shown to everybody. */
  readonly withheld: readonly string[];
  /** Gone with their salt, so that not even a guess can be confirmed. */
  readonly erased: readonly string[];
}

/** @throws Error as {@link partsOf} does. */
export function disclosureOf(content: EntryContent): Disclosure {
  const parts = partsOf(content);
  const held = parts.filter(({ isErased }) => !isErased);
  return {
    disclosed: held.flatMap(({ name, opening }) =>
      opening && isPublic(name, content.role)
        ? [{ part: name, salt: base64url(opening.salt), value: opening.value }]
        : [],
    ),
    withheld: held.filter(({ name }) => !isPublic(name, content.role)).map(({ name }) => name),
    erased: parts.filter(({ isErased }) => isErased).map(({ name }) => name),
  };
}
