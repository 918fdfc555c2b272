import { Contribution, type AuthorLetter } from '@quipu/participation';
import { comesFrom, tellAll } from '@quipu/decisions';
import type { Language, MessageValues } from '@quipu/i18n';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { type LineageEdge } from '../lineage-edge.entity.ts';
import { type End } from './ends.ts';
import { LineageEndKind, LineageKind } from '../kinds.ts';

/** An edge with what stands at its ends. */
export interface Drawn {
  readonly edge: LineageEdge;
  readonly from: End;
  readonly to: End;
}

/** Which edges are news to the people of a contribution, and in which words they hear of it. */
const LETTERS: Readonly<Partial<Record<LineageKind, Pick<AuthorLetter, 'template'>>>> = {
  merged_into: { template: 'lineage-merged' },
  split_from: { template: 'lineage-split' },
  carried_over_to: { template: 'lineage-carried' },
  adopted_as: { template: 'lineage-adopted' },
};
const ENDED = { template: 'lineage-ended' };

const HAPPENINGS: Readonly<Partial<Record<LineageKind, string>>> = {
  merged_into: 'merged',
  split_from: 'split',
  carried_over_to: 'carried',
  adopted_as: 'adopted',
};

const PATHS: Readonly<Record<LineageEndKind, (end: End) => string>> = {
  contribution: ({ code }) => `/aportes/${encodeURIComponent(code)}`,
  commitment: ({ plan, code }) => `/planes/${plan.toLowerCase()}/compromisos/${encodeURIComponent(code)}`,
  draft_commitment: ({ plan, code }) => `/planes/${plan.toLowerCase()}/propuestas/${encodeURIComponent(code)}`,
  event: ({ plan, code }) => `/planes/${plan.toLowerCase()}/espacios/${encodeURIComponent(code)}`,
};

/** What it was, then what it led to. */
const inTime = ({ edge, from, to }: Drawn): readonly [End, End] =>
  edge.kind === LineageKind.SPLIT_FROM ? [to, from] : [from, to];

const valuesOf =
  (other: End, because: string) =>
  (_: Language): MessageValues => ({
    other: `${other.code}, «${other.title}»`,
    plan: other.plan,
    because,
  });

/** Tells the authors of what it starts from, and of what that comes from, each once. */
async function tellAuthors(tx: EntityManager, one: End, letter: AuthorLetter): Promise<string[]> {
  if (one.kind !== LineageEndKind.CONTRIBUTION) return [one.id];
  const contribution = await tx.findOneByOrFail(Contribution, { id: one.id });
  const concerned = await tellAll(tx, contribution, { own: letter, origin: letter });
  return concerned.map(({ id }) => id);
}

async function tellFollowers(tx: EntityManager, key: string, kind: string, drawn: Drawn, concerned: readonly string[]) {
  const [before, after] = inTime(drawn);
  const plans = before.planId === after.planId ? [] : [after.planId];
  const things = [...concerned, after.id, ...plans, before.themeId, after.themeId];
  const { planId: plan, title } = before;
  await happen(tx, { key, kind, plan, things, title, path: PATHS[before.kind](before) });
}

/** Tells of an edge that was drawn, within its act: by letter to the authors, and to followers (P8). Of what is no news, nothing. */
export async function tellDrawn(tx: EntityManager, drawn: Drawn): Promise<void> {
  const { edge } = drawn;
  const letter = LETTERS[edge.kind];
  const kind = HAPPENINGS[edge.kind];
  if (!letter || !kind) return;
  const [before, after] = inTime(drawn);
  const key = `lineage:${edge.id}:drawn`;
  const values = valuesOf(after, edge.because ?? '');
  const concerned = await tellAuthors(tx, before, { event: key, ...letter, values });
  await tellFollowers(tx, key, kind, drawn, concerned);
}

/** Tells of an edge that was ended, within its act, whom its drawing was news to. */
export async function tellEnded(tx: EntityManager, drawn: Drawn): Promise<void> {
  const { edge } = drawn;
  if (!LETTERS[edge.kind]) return;
  const [before, after] = inTime(drawn);
  const key = `lineage:${edge.id}:ended`;
  const values = valuesOf(after, edge.endedBecause ?? '');
  const concerned = await tellAuthors(tx, before, { event: key, ...ENDED, values });
  await tellFollowers(tx, key, 'unlinked', drawn, concerned);
}

/** Tells followers alone of a merge: its authors hear of it by the decision that says why. */
export async function tellMerged(tx: EntityManager, drawn: Drawn): Promise<void> {
  const contribution = await tx.findOneByOrFail(Contribution, { id: drawn.from.id });
  const concerned = await comesFrom(tx, contribution);
  await tellFollowers(
    tx,
    `lineage:${drawn.edge.id}:drawn`,
    'merged',
    drawn,
    concerned.map(({ id }) => id),
  );
}
