import type { FollowKind } from './follow.type.ts';

/** As much of a database as is used. */
export interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** A thing that can be followed. */
export interface Followed {
  readonly id: string;
  /** As it is named in public: `CTR-01`, `PE-PAGA-3/2`. */
  readonly code: string;
  readonly titleEs: string;
  readonly titleEn: string | null;
  /** The Spanish address of its page. */
  readonly path: string;
}

/** Of a title that nobody may read, or that was erased, the code is left. */
const TITLE = `
  case when title like 'quipu:erased:%' or exists (select from hidden_contributions where contribution_id = contributions.id)
    then contributions.code else title end`;

const planPath = `'/planes/' || lower(plans.code)`;

/** Everything that can be followed, by kind. */
export const FOLLOWED = `
  select 'contribution' as kind, id, code, ${TITLE} as title_es, ${TITLE} as title_en, '/aportes/' || code as path
  from contributions
  union all select 'commitment', commitments.id, plans.code || '/' || commitments.number, commitments.title_es, commitments.title_en,
    ${planPath} || '/compromisos/' || commitments.number from commitments join plans on plans.id = plan_id
  union all select 'plan', id, code, title_es, title_en, ${planPath} from plans
  union all select 'theme', themes.id, plans.code || '/' || themes.code, themes.title_es, themes.title_en, ${planPath}
    from themes join plans on plans.id = plan_id
  union all select 'institution', id, code, name_es, name_en, '/' from institutions`;

const FIND = `
  select id, code, title_es as "titleEs", title_en as "titleEn", path from (${FOLLOWED}) as followed
  where kind = $1 and code = $2`;

/** What is called `code` among its kind. */
export const findFollowed = async (rows: Rows, kind: FollowKind, code: string): Promise<Followed | undefined> =>
  (await rows.query<Followed[]>(FIND, [kind, code]))[0];
