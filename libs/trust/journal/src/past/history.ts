import { isPublic } from '../publication/disclosure.rules.ts';
import { Names, referred, type RowOf } from './called.ts';
import { declarationOf, type Declaration } from './declaration.ts';
import type { Field, Image } from './field.ts';
import type { HistoryChange, HistoryCode, HistoryEvent } from './history.type.ts';
import type { Run, Sought } from './states.ts';
import { worded, written, type Text } from './text.ts';

/** An entry of the log with its act, as {@link touchedSql} finds it. */
export interface Touched extends Record<string, unknown> {
  readonly actId: string;
  readonly logIndex: number;
  readonly entry: string;
  readonly isOwn: boolean;
  readonly isSigned: boolean;
  readonly at: Date;
  readonly actor: string;
  readonly role: string;
  readonly act: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly kind: string;
  readonly row: string;
  readonly op: string;
  readonly before: Image | null;
  readonly after: Image | null;
  /** Where one event stands for all that an act touched of what belongs to the thing; empty otherwise. */
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
}

/** The row that an event is told of, before and after. */
interface Told {
  readonly touched: Touched;
  readonly declaration: Declaration;
  /** The log as it was just after. */
  readonly size: number;
  readonly before: Image | null;
  readonly after: Image | null;
  /** Fields of which a column changed. */
  readonly changed: readonly (readonly [string, Field])[];
}

const coded = (area: 'act' | 'kind' | 'op' | 'role', code: string): HistoryCode => {
  const { es, en } = worded(`journal.${area}.${code}`, code);
  return { code, titleEs: es, titleEn: en };
};

/** An update keeps of the row before only what changed. */
function told(touched: Touched): Told {
  const { kind, op, logIndex, before, after } = touched;
  const declaration = declarationOf(kind);
  if (!declaration) throw new Error(`the history of ${kind} is not declared`);
  const was = op === 'update' ? { ...after, ...before } : before;
  const changed = Object.entries(declaration.fields ?? {}).filter(([, { columns }]) =>
    columns.some((column) => op !== 'update' || (before !== null && column in before)),
  );
  return { touched, declaration, size: logIndex + 1, before: was, after, changed };
}

const imagesOf = ({ before, after }: Told): Image[] => [before, after].filter((image) => image !== null);

const spokenOf = (one: Told): Sought[] =>
  imagesOf(one).flatMap((image) =>
    referred([...one.declaration.name, ...one.changed.map(([, field]) => field)], image, one.size),
  );

/** Of a text that was erased, nobody can say any more whether it changed. */
const isSame = (before: Text | null, after: Text | null) =>
  before?.es === after?.es && before?.en === after?.en && !after?.isErased;

function changesOf({ changed, before, after, size }: Told, names: Names): HistoryChange[] {
  const tell = (field: Field, image: Image | null) => image && field.tell(image, names.at(size));
  return changed.flatMap(([field, how]) => {
    const change = { before: tell(how, before), after: tell(how, after) };
    if (isSame(change.before, change.after)) return [];
    const label = worded(`columns.${how.columns[0]}`, field);
    return [{ field, labelEs: label.es, labelEn: label.en, ...change }];
  });
}

function eventOf(one: Told, itself: RowOf, names: Names): HistoryEvent {
  const { touched, declaration, size } = one;
  const { actor, role, reason, counts, logIndex, isSigned, isOwn, at, entry } = touched;
  const isOfMany = counts.length > 0;
  const image = one.after ?? one.before ?? {};
  const name = isOfMany ? names.at(size)(itself) : names.nameOf(declaration, image, size, itself);
  return {
    at,
    act: coded('act', touched.act),
    role: coded('role', role),
    actor: isPublic('who', role) ? actor : null,
    reason: reason === null ? null : written(reason),
    source: touched.source,
    isOwn,
    kind: coded('kind', isOfMany ? itself.table : touched.kind),
    name: name ?? written(itself.row),
    operation: isOfMany ? null : coded('op', touched.op),
    changes: isOfMany ? [] : changesOf(one, names),
    counts: counts.map(({ kind, count }) => ({ kind: coded('kind', kind), count })),
    logIndex,
    receipt: { entry, logIndex, url: `/journal/receipts/${entry}`, isSigned, at },
  };
}

/** What happened, in words: each event as of its own moment. */
export async function tellHistory(run: Run, itself: RowOf, page: readonly Touched[]): Promise<HistoryEvent[]> {
  const events = page.map(told);
  const speaksOf = (one: Told) =>
    one.touched.counts.length > 0 ? [{ reference: itself, size: one.size }] : spokenOf(one);
  const names = await Names.learn(run, events.flatMap(speaksOf));
  return events.map((one) => eventOf(one, itself, names));
}
