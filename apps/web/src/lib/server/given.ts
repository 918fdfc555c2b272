/** What was typed in a form, read by the names of its fields. What is not there reads as empty. */
export interface Given<Name extends string> {
  /** The thing that the form is about, where one page has several of the kind: `<Form of={…}>`. */
  readonly of: string;
  /** Without space around it, and with one kind of line end. A secret: to the letter. */
  readonly text: (name: Name) => string;
  /** The same; null when it is empty. */
  readonly optional: (name: Name) => string | null;
  /** Every value that was chosen of several. */
  readonly all: (name: Name) => string[];
  readonly isChecked: (name: Name) => boolean;
  /** The file that was brought; null when none was chosen. */
  readonly file: (name: Name) => File | null;
}

const texts = (data: FormData, name: string): string[] =>
  data.getAll(name).filter((value) => typeof value === 'string');

/** Reads `fields` of a form, and nothing else of it. */
export function readForm<Name extends string>(
  data: FormData,
  fields: readonly Name[],
  secrets: readonly Name[],
): Given<Name> {
  const known = (name: Name): Name => {
    if (fields.includes(name)) return name;
    throw new Error(`The form does not say that it has a field ${name}.`);
  };
  const clean = (name: Name, text: string) => (secrets.includes(name) ? text : text.replaceAll(/\r\n?/g, '\n').trim());
  const text = (name: Name) => clean(name, texts(data, known(name))[0] ?? '');
  return {
    of: texts(data, 'of')[0] ?? '',
    text,
    optional: (name) => text(name) || null,
    all: (name) => texts(data, known(name)),
    isChecked: (name) => texts(data, known(name)).length > 0,
    file: (name) => {
      const value = data.get(known(name));
      return value instanceof File && (value.size > 0 || value.name !== '') ? value : null;
    },
  };
}

/** What was typed in `fields`, as it goes back to the page. */
export const typedIn = (
  data: FormData,
  fields: readonly string[],
  secrets: readonly string[],
): Record<string, readonly string[]> =>
  Object.fromEntries(
    fields.filter((name) => !secrets.includes(name)).map((name) => [name, texts(data, name)] as const),
  );
