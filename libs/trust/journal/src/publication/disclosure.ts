import { base64url, type Disclosure } from '@quipu/proof';
import type { EntryContent } from '../log/content.ts';
import { partsOf } from '../log/parts.ts';
import { isPublic } from './disclosure.rules.ts';

/** What everybody may know of the parts of an entry. @throws Error as {@link partsOf} does. */
export function disclosureOf(content: EntryContent): Disclosure {
  const parts = partsOf(content);
  const isTold = (name: string) => isPublic(name, content.role, content.withheld);
  const held = parts.filter(({ isErased }) => !isErased);
  return {
    disclosed: held.flatMap(({ name, opening }) =>
      opening && isTold(name) ? [{ part: name, salt: base64url(opening.salt), value: opening.value }] : [],
    ),
    withheld: held.filter(({ name }) => !isTold(name)).map(({ name }) => name),
    erased: parts.filter(({ isErased }) => isErased).map(({ name }) => name),
  };
}
