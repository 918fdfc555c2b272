import { randomBytes } from 'node:crypto';
import { notFound, type PartialDate, type Rejection } from '@quipu/kernel';
import { CODE_BYTES, Contribution, ContributorKind, say, trackingCode } from '@quipu/participation';
import { Theme } from '@quipu/plans';
import type { EntityManager } from 'typeorm';

/** A contribution that staff write from what others left. */
export interface Successor {
  /** What it comes from, at least one. */
  readonly from: readonly Contribution[];
  readonly planId: string;
  /** Code of the stage from which it goes on. */
  readonly stage: string;
  readonly title: string;
  readonly body: string | null;
  /** Code of a theme of the plan; null for none. */
  readonly theme: string | null;
  readonly recordedOn: PartialDate;
}

/** What is refused about the first of `texts` that says too little, as {@link say} judges what people write. */
export function unsaid(
  kind: string,
  texts: readonly { readonly title: string; readonly body: string }[],
): Rejection | undefined {
  for (const { title, body } of texts) {
    const said = say({ kind, title, body });
    if (!said.ok) return said.rejection;
  }
  return undefined;
}

/** Taken already, once in 2^40 for each contribution that there is: then another one is drawn. */
async function freeCode(tx: EntityManager): Promise<string> {
  const code = trackingCode(randomBytes(CODE_BYTES));
  return (await tx.existsBy(Contribution, { code })) ? freeCode(tx) : code;
}

/** Who it came from, where all of them came from the same. Who that is stays with them: their edges lead to their authors. */
function contributorOf(from: readonly Contribution[]): Pick<Contribution, 'contributorKind' | 'institutionId'> {
  const [first] = from;
  const isOne = from.every(
    (one) => one.contributorKind === first?.contributorKind && one.institutionId === first.institutionId,
  );
  return first && isOne
    ? { contributorKind: first.contributorKind, institutionId: first.institutionId }
    : { contributorKind: ContributorKind.UNKNOWN, institutionId: null };
}

/** Records it within the act of `tx`, with a tracking code of its own. Rejects with THEME_NOT_FOUND. */
export async function succeed(tx: EntityManager, successor: Successor): Promise<Contribution | Rejection> {
  const { from, planId, stage, theme, title, body, recordedOn } = successor;
  if (theme && !(await tx.existsBy(Theme, { planId, code: theme }))) return notFound('THEME', theme);
  return tx.save(
    Contribution,
    tx.create(Contribution, {
      ...contributorOf(from),
      planId,
      code: await freeCode(tx),
      kind: from[0]?.kind as Contribution['kind'],
      firstStageCode: stage,
      themeCode: theme,
      title,
      body,
      language: from[0]?.language ?? 'es',
      recordedOn,
    }),
  );
}
