import { REASONS } from '../builders/index.ts';
import type { TestApi } from '../support/api.ts';
import type { Asker } from './askers.ts';
import type { World } from './world.ts';

/** What an operation is given: the arguments of a root, or of a route its `path`. */
type Sample = (world: World, on: { readonly api: TestApi; readonly asker: Asker }) => object | Promise<object>;

/** Kinds of things that the public may not know of. */
export const HIDDEN: ReadonlySet<string> = new Set(['draft']);

/** By operation, what it is tried with: something that is there, within the right place. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  recordDecision: ({ contribution }) => ({
    input: { contribution, stage: 'thematic_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS },
  }),
  takeSnapshot: ({ plan }) => ({ plan }),
};
