import type { Statement } from '@quipu/platform/reads';
import type { Field } from './field.ts';

/** How a thing is named by who asks for its history. */
export interface Named {
  readonly code: string;
  readonly plan?: string | undefined;
  readonly commitment?: string | undefined;
}

/** A kind of thing whose history can be asked for. */
export interface Subject {
  /** In small letters; in capitals it is a value of HistoryKind. */
  readonly kind: string;
  /** What it is named by beside its code. */
  readonly needs?: readonly ('plan' | 'commitment')[];
  /** The condition that `row` is the thing that was named. */
  readonly find: (row: string, named: Named, statement: Statement) => string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds what has no code by its id. */
export const byId: Subject['find'] = (row, { code }, statement) =>
  ID.test(code) ? `${row}.id = ${statement.value(code, 'uuid')}` : 'false';

/** What the history of the rows of one table tells. What is not here is not told. */
export interface Declaration {
  readonly table: string;
  /** What a row is called where others speak of it: these fields, one after the other. */
  readonly name: readonly Field[];
  /** By the name of the field in GraphQL. */
  readonly fields?: Readonly<Record<string, Field>>;
  readonly subject?: Subject;
  /** Of which other things a row is part of the history: by table, the columns that say so. */
  readonly partOf?: Readonly<Record<string, readonly string[]>>;
}

/** The rows of some tables that are part of the history of a thing, by the columns that name it. */
export interface Branch {
  readonly tables: string[];
  readonly columns: readonly string[];
}

const declarations = new Map<string, Declaration>();

/** The values of HistoryKind; each feature adds its own before the schema is built. */
export const kinds: Record<string, string> = {};

/** Declares, once for each table, what the history of its rows tells. */
export function declareHistory(declaration: Declaration): void {
  declarations.set(declaration.table, declaration);
  const { subject } = declaration;
  if (subject) kinds[subject.kind.toUpperCase()] = subject.kind;
}

export const declared = (): readonly Declaration[] => [...declarations.values()];

export const declarationOf = (table: string): Declaration | undefined => declarations.get(table);

/** @throws Error when no feature declares it: then it is no value of HistoryKind. */
export function subjectOf(kind: string): Declaration & { readonly subject: Subject } {
  const found = declared().find(({ subject }) => subject?.kind === kind);
  if (!found?.subject) throw new Error(`no history of ${kind} is declared`);
  return { ...found, subject: found.subject };
}

/** What belongs to the history of a row of `table`, beside the row itself. */
export function branchesOf(table: string): readonly Branch[] {
  const branches = new Map<string, Branch>();
  for (const { table: part, partOf } of declared()) {
    const columns = partOf?.[table];
    if (!columns) continue;
    const key = columns.join();
    const branch = branches.get(key) ?? { tables: [], columns };
    branch.tables.push(part);
    branches.set(key, branch);
  }
  return [...branches.values()];
}
