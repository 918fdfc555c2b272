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

/** The words of `key` in the language of the page, or `otherwise` where nobody has named such a thing yet. */
export const say = (key: string, otherwise: string = key): string => vocabulary.get(key) ?? otherwise;
