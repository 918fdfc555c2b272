/** An element with a class and what stands in it; texts are texts, never markup. */
export function element(
  tag: string,
  { className = '', ...attributes }: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

const vocabulary = new Map(
  [...(document.querySelector<HTMLTemplateElement>('#words')?.content.children ?? [])].map((word) => [
    word.getAttribute('data-key') ?? '',
    word.textContent,
  ]),
);

/** The words of `key` in the language of the page. */
export const say = (key: string): string => vocabulary.get(key) ?? key;

/** The name of a code of the journal in the language of the page; the code itself where nobody has named it yet. */
export const nameOf = (area: 'act' | 'column' | 'kind' | 'part' | 'role', code: string): string =>
  vocabulary.get(`${area}.${code}`) ?? code;
