import { base64url, type Disclosure } from '@quipu/proof';
import type { EntryContent } from '../log/content.ts';
import { partsOf } from '../log/parts.ts';
import { isPublic } from './disclosure.rules.ts';

/** What everybody may know of the parts of an entry. @throws Error as {@link partsOf} does. */
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
