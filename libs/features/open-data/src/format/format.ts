/** What a cell of the package may hold. A `partial-date` is as precise as its source: `2017`, `2017-09` or `2017-09-21`. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'partial-date' | 'datetime';

/** Bounds of a field; the database has the same, so what passes here is not refused there. */
export interface Bounds {
  readonly required?: true;
  readonly enum?: readonly string[];
  /** A regular expression over the whole cell. */
  readonly pattern?: string;
  /** Characters at most. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One column. `name` is also the name of the table's column, unless a {@link Reference} with an id stands for it. */
export interface Field extends Bounds {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
}

/** Fields that name a row of another resource by its natural key. */
export interface Reference {
  readonly fields: readonly string[];
  readonly resource: string;
  readonly to: readonly string[];
  /** The table's column that stores the uuid of that row; without it, the table stores the fields themselves. */
  readonly id?: string;
}

/**
 * How a row that differs from what is on record is written: `updated` in place, `superseded` by a new row that names the
 * old one, or `ended` once and otherwise never changed.
 */
export type History = 'updated' | 'superseded' | 'ended';

/** One file of the package and the table of the same name. */
export interface Resource {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** The natural key: what tells one row from another, in the file and in the table. */
  readonly key: readonly string[];
  readonly references: readonly Reference[];
  readonly history: History;
  /** Sets of fields that no two rows may share, beside the key. */
  readonly unique?: readonly (readonly string[])[];
  /** Fields that never change once the row is on record. */
  readonly fixed?: readonly string[];
}

/** A family of data packages: every package of it has these files, each after those that it refers to. */
export interface Format {
  /** Stands as `format` in datapackage.json; its number grows with every incompatible change. */
  readonly id: string;
  readonly resources: readonly Resource[];
}
