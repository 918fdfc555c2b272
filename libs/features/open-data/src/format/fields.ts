import type { Bounds, Field, FieldType, Reference } from './format.ts';

const field =
  (type: FieldType) =>
  (name: string, description: string, bounds: Bounds = {}): Field => ({ name, type, description, ...bounds });

export const text = field('string');
export const integer = field('integer');
/** At most two decimals, as the tables keep them. */
export const number = field('number');
export const boolean = field('boolean');
export const partialDate = field('partial-date');
export const datetime = field('datetime');

/** One of a closed list of words. */
export const oneOf = (name: string, description: string, values: readonly string[], bounds: Bounds = {}): Field =>
  text(name, description, { ...bounds, enum: values });

export const required = { required: true } as const;

/** Natural keys are short; a longer one is a text in the wrong column. */
export const CODE_LENGTH = 60;
export const TITLE_LENGTH = 500;
export const TEXT_LENGTH = 10_000;

/** A code that names a row of another file. */
export const code = (name: string, description: string, bounds: Bounds = {}): Field =>
  text(name, description, { maxLength: CODE_LENGTH, ...bounds });

export const titleEs = text('title_es', 'Title in Spanish.', { ...required, maxLength: TITLE_LENGTH });
export const titleEn = text('title_en', 'Title in English. Empty: none is known.', { maxLength: TITLE_LENGTH });

export const planCode = code('plan_code', 'Code of the plan.', required);

/** `refers(['plan_code'], 'plans', ['code'], 'plan_id')`: the table keeps the uuid of the plan in `plan_id`. */
export const refers = (fields: readonly string[], resource: string, to: readonly string[], id?: string): Reference => ({
  fields,
  resource,
  to,
  ...(id ? { id } : {}),
});

export const toPlan = refers(['plan_code'], 'plans', ['code'], 'plan_id');
