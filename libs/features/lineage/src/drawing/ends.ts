import { notFound, type Rejection } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import type { LineageEndKind } from '../kinds.ts';

/** A thing as its address names it. */
export interface EndRef {
  readonly kind: LineageEndKind;
  /** Its code or number within its plan. */
  readonly code: string;
  /** Code of its plan. */
  readonly plan: string;
}

/** A thing at an end of an edge, and where it lies. */
export interface End {
  readonly kind: LineageEndKind;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly themeId: string | null;
  readonly planId: string;
  readonly plan: string;
  /** Which plan of its member it is: first, second, third. */
  readonly planNumber: number;
  readonly memberId: string;
}

interface Table {
  readonly name: string;
  readonly code: string;
  readonly title: string;
  readonly theme: string;
  readonly missing: (code: string) => Rejection;
}

const TABLES: Readonly<Record<LineageEndKind, Table>> = {
  contribution: {
    name: 'contributions',
    code: 'code',
    // Mail tells nobody what is hidden from the public.
    title: `(select thing.title where thing.id not in (select contribution_id from hidden_contributions))`,
    theme: 'thing.theme_code',
    missing: (code) => notFound('CONTRIBUTION', code),
  },
  commitment: {
    name: 'commitments',
    code: 'number',
    title: 'thing.title_es',
    theme: 'thing.theme_code',
    missing: (code) => notFound('COMMITMENT', code),
  },
  draft_commitment: {
    name: 'draft_commitments',
    code: 'code',
    title: `(select title from draft_commitment_versions where draft_commitment_id = thing.id order by version desc limit 1)`,
    theme: 'null',
    missing: (code) => notFound('DRAFT_COMMITMENT', code),
  },
  event: {
    name: 'events',
    code: 'code',
    title: 'thing.title_es',
    theme: 'null',
    missing: (code) => notFound('EVENT', code),
  },
};

const everyThing = (kind: LineageEndKind) => {
  const { name, code, title, theme } = TABLES[kind];
  return `
    select '${kind}' as kind, thing.id, thing.${code} as code, coalesce(${title}, thing.${code}) as title,
      (select themes.id from themes where themes.plan_id = plans.id and themes.code = ${theme}) as "themeId",
      plans.id as "planId", plans.code as plan, plans.number as "planNumber", plans.member_id as "memberId"
    from ${name} as thing join plans on plans.id = thing.plan_id where `;
};

/** The thing that `ref` names. Rejects with CONTRIBUTION_NOT_FOUND, COMMITMENT_NOT_FOUND, DRAFT_COMMITMENT_NOT_FOUND or EVENT_NOT_FOUND. */
export async function endOf(tx: EntityManager, { kind, code, plan }: EndRef): Promise<End | Rejection> {
  const sql = `${everyThing(kind)} thing.${TABLES[kind].code} = $1 and plans.code = $2`;
  const [found] = await tx.query<End[]>(sql, [code, plan]);
  return found ?? TABLES[kind].missing(code);
}

/** The thing of this kind with this id, which is there. */
export async function endWithId(tx: EntityManager, kind: LineageEndKind, id: string): Promise<End> {
  const [found] = await tx.query<End[]>(`${everyThing(kind)} thing.id = $1`, [id]);
  if (!found) throw new Error(`there is no ${kind} ${id}`);
  return found;
}
