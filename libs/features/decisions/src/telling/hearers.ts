import { type AuthorLetter, Contribution, tellAuthor } from '@quipu/participation';
import { type EntityManager, In } from 'typeorm';

/** SQL of the ids of what {@link comesFrom} finds. @param id SQL of the id of the contribution */
export const behind = (id: string) => `
  with recursive behind(id, depth) as (
    select ${id}, 0
    union
    select contribution_id, depth + 1 from behind join successions on successor_id = behind.id)
  select id from behind join contributions using (id) group by id, code order by min(depth), code`;

/**
 * A contribution and the ones that it comes from, the nearest first: merged into it, split into it or carried over to it,
 * at any depth, by the edges that hold; of those that are as near, by code.
 */
export async function comesFrom(tx: EntityManager, { id }: Contribution): Promise<Contribution[]> {
  const rows = await tx.query<{ id: string }[]>(behind('$1::uuid'), [id]);
  const order = new Map(rows.map((row, place) => [row.id, place]));
  const found = await tx.findBy(Contribution, { id: In([...order.keys()]) });
  return found.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
}

/** Mail tells nobody what is hidden from the public: then the code has to do. */
const IS_SHOWN = 'contributions.id not in (select contribution_id from hidden_contributions)';

/** SQL of what a row of contributions is called: `CTR-01, «Agua segura»`. */
export const CALLED = `contributions.code || case when ${IS_SHOWN} then ', «' || contributions.title || '»' else '' end`;

/** What it is called in public; its code while it is hidden. */
export async function titleOf(tx: EntityManager, { id, code }: Contribution): Promise<string> {
  const sql = `select title from contributions where id = $1 and ${IS_SHOWN}`;
  const [shown] = await tx.query<{ title: string }[]>(sql, [id]);
  return shown?.title ?? code;
}

/** Letters for whoever hears of a contribution: its own author, and the authors of what it comes from. */
export interface Telling {
  readonly own: AuthorLetter;
  /** Its words name `successor`, the contribution that it is about, beside their own `code` and `title`. */
  readonly origin: AuthorLetter;
}

/**
 * Posts to the author of `contribution` and to those of what it comes from, each once and of their own contribution. Whoever
 * wrote several of them hears of the nearest one; `all` names every one of theirs.
 * @returns the contributions that it concerns, the one itself first.
 */
export async function tellAll(tx: EntityManager, contribution: Contribution, telling: Telling) {
  const concerned = await comesFrom(tx, contribution);
  const called = await calledOf(tx, contribution);
  for (const author of new Set(concerned.map(({ authorId }) => authorId))) {
    const theirs = concerned.filter(({ authorId }) => author !== null && authorId === author);
    const [nearest] = theirs;
    if (!nearest) continue;
    if (nearest.id === contribution.id) await tellAuthor(tx, nearest, telling.own);
    else await tellAuthor(tx, nearest, naming(telling.origin, called, theirs));
  }
  return concerned;
}

async function calledOf(tx: EntityManager, { id, code }: Contribution): Promise<string> {
  const [row] = await tx.query<{ called: string }[]>(`select ${CALLED} as called from contributions where id = $1`, [
    id,
  ]);
  return row?.called ?? code;
}

const naming = (letter: AuthorLetter, successor: string, theirs: readonly Contribution[]): AuthorLetter => ({
  ...letter,
  values: (language) => ({
    ...letter.values(language),
    successor,
    all: theirs.map((one) => one.code).join(', '),
  }),
});
