import { declarationOf, type Declaration } from './declaration.ts';
import type { Called, Field, Image, Reference } from './field.ts';
import { statesAt, type Run, type Sought } from './states.ts';
import { joined, worded, type Text } from './text.ts';

/** Names refer to rows whose names refer to rows; no further: of a decision its contribution, of that nothing. */
const DEEPEST = 3;

/** A row of the record. */
export interface RowOf {
  readonly table: string;
  readonly row: string;
}

const keyOf = ({ reference, size }: Sought) => JSON.stringify([reference, size]);

/** What the rows of a page are called, each as of the leaf that speaks of it. */
export class Names {
  private readonly images = new Map<string, Image | undefined>();

  /** Learns what everything is called that `fields` of `image` speak of, in as many statements as names are deep. */
  static async learn(run: Run, sought: readonly Sought[]): Promise<Names> {
    const names = new Names();
    let unknown = names.unknown(sought);
    for (let depth = 0; depth < DEEPEST && unknown.length > 0; depth += 1) {
      const states = await statesAt(run, unknown);
      unknown.forEach((one, place) => names.images.set(keyOf(one), states[place]?.image));
      unknown = names.unknown(unknown.flatMap((one) => names.within(one)));
    }
    return names;
  }

  /** What the row that is referred to was called at `size`. */
  at(size: number): Called {
    return (reference) => {
      const image = this.images.get(keyOf({ reference, size }));
      const declaration = declarationOf(reference.table);
      return image && declaration && this.nameOf(declaration, image, size);
    };
  }

  /** What a row is called that looked like `image` at `size`; `but` for the row that everything here is about. */
  nameOf({ table, name }: Declaration, image: Image, size: number, but?: RowOf): Text {
    const isBut = (found: Reference | null | undefined) =>
      found && 'row' in found && found.row === but?.row && found.table === but.table;
    const parts = name
      .filter(({ refersTo }) => !isBut(refersTo?.(image)))
      .map((field) => field.tell(image, this.at(size)))
      .filter((part) => part !== null);
    return parts.length > 0 ? joined(parts) : worded(`journal.kind.${table}`, table);
  }

  private unknown(sought: readonly Sought[]): Sought[] {
    const found = new Map(sought.map((one) => [keyOf(one), one]));
    return [...found].filter(([key]) => !this.images.has(key)).map(([, one]) => one);
  }

  private within({ reference, size }: Sought): Sought[] {
    const image = this.images.get(keyOf({ reference, size }));
    return image ? referred(declarationOf(reference.table)?.name ?? [], image, size) : [];
  }
}

/** The rows that `fields` of a row speak of, as of `size`. */
export const referred = (fields: readonly Field[], image: Image, size: number): Sought[] =>
  fields
    .map((field): Reference | null | undefined => field.refersTo?.(image))
    .flatMap((reference) => (reference ? [{ reference, size }] : []));
