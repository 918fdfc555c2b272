import type { Vocabulary } from '@quipu/i18n';
import { worded, written, type Text } from './text.ts';

/** A row as the journal holds it: its columns by name. */
export type Image = Readonly<Record<string, unknown>>;

/** A row that another refers to: by its id, or by what its columns say. */
export type Reference = { readonly table: string } & (
  { readonly row: string } | { readonly match: Readonly<Record<string, unknown>> }
);

/** What a row that is referred to is called; undefined when the log did not know it. */
export type Called = (reference: Reference) => Text | undefined;

/** A field of GraphQL as the history of its row tells it. */
export interface Field {
  /** The columns whose change is a change of the field; the first names it. */
  readonly columns: readonly [string, ...string[]];
  /** What it says; null when nothing is known. */
  readonly tell: (image: Image, called: Called) => Text | null;
  /** The row that has to be called by name before it can be told. */
  readonly refersTo?: (image: Image) => Reference | null;
}

const of = (column: string, tell: (value: unknown) => Text): Field => ({
  columns: [column],
  tell: (image) => (image[column] === null || image[column] === undefined ? null : tell(image[column])),
});

/** Words, numbers and days, as they are. */
export const text = (column: string): Field => of(column, (value) => written(String(value)));

/** A name in both languages; in Spanish where there is no English one. */
export const named = (stem: 'title' | 'name'): Field => ({
  columns: [`${stem}_es`, `${stem}_en`],
  tell: (image) => {
    const spanish = written(String(image[`${stem}_es`]));
    const english = image[`${stem}_en`];
    return typeof english === 'string' ? { ...spanish, en: written(english).en } : spanish;
  },
});

/** An instant, in UTC. */
export const instant = (column: string): Field => of(column, (value) => written(new Date(String(value)).toISOString()));

export const flag = (column: string): Field => of(column, (value) => worded(`portal.${value ? 'yes' : 'no'}`, ''));

/** A value of a closed vocabulary, by its label. */
export const code = (column: string, vocabulary: Vocabulary): Field =>
  of(column, (value) => worded(`codes.${vocabulary}.${String(value)}`, String(value)));

function referring(columns: Field['columns'], refersTo: NonNullable<Field['refersTo']>): Field {
  return {
    columns,
    refersTo,
    tell: (image, called) => {
      const reference = refersTo(image);
      return reference && (called(reference) ?? written(String(image[columns[0]])));
    },
  };
}

/** Another row, by its id. */
export const reference = (column: string, table: string): Field =>
  referring([column], (image) => (typeof image[column] === 'string' ? { table, row: image[column] } : null));

/**
 * Another row, by its code. @param match for each of its columns, the column here that says the same: first that of its code.
 */
export const coded = (table: string, match: Readonly<Record<string, string>>): Field => {
  const [column = '', ...others] = Object.values(match);
  return referring([column, ...others], (image) => {
    if (typeof image[column] !== 'string') return null;
    return { table, match: Object.fromEntries(Object.entries(match).map(([name, here]) => [name, image[here]])) };
  });
};

/** The one of some fields that says something. */
export const either = (first: Field, ...others: readonly Field[]): Field => {
  const fields = [first, ...others];
  const said = (image: Image) => fields.find(({ columns }) => (image[columns[0]] ?? null) !== null);
  return {
    columns: [...first.columns, ...others.flatMap(({ columns }) => columns)],
    tell: (image, called) => said(image)?.tell(image, called) ?? null,
    refersTo: (image) => said(image)?.refersTo?.(image) ?? null,
  };
};
