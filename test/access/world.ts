import { given } from '../builders/index.ts';
import type { TestDatabase } from '../support/database.ts';

/** What every operation is tried on: one of everything, in one place. */
export interface World {
  /** Where the right roles are granted. */
  readonly plan: string;
  /** Another plan of the same member, where the wrong ones are. */
  readonly otherPlan: string;
  /** Another member. */
  readonly otherMember: string;
  /** The institution that leads the commitment. */
  readonly institution: string;
  readonly otherInstitution: string;
  readonly contribution: string;
  readonly commitment: string;
  /** Ids. */
  readonly milestone: string;
}

const REST = `
  with other as (
    insert into members (code, name_es, name_en, time_zone) values ('PE-LAL', 'La Libertad', 'La Libertad', 'America/Lima') returning id),
  ministry as (
    insert into institutions (member_id, code, name_es, level, kind)
    select id, 'MINEDU', 'Ministerio de Educación', 'national', 'government' from members where code = 'PE' returning id),
  report as (
    insert into irm_reports (plan_id, code, kind, scheme_code, title_es)
    select id, 'design-2019', 'design', 'G4', 'Informe de diseño' from plans where code = 'PE-PAGA-9'),
  lead as (
    update commitments set lead_institution_id = (select id from institutions where code = 'PCM-SGP') where number = '1' returning id)
  insert into milestones (commitment_id, number, title_es, ends_on) select id, '1', 'Publicar la norma', '2026-12-31' from lead`;

/** Builds it in `db`. */
export async function buildWorld(db: TestDatabase): Promise<World> {
  const plan = await given(db).plan('PE-PAGA-9');
  await db.act(
    `insert into plans (member_id, code, number, title_es) select id, 'PE-PAGA-8', 8, 'Otro plan' from members where code = 'PE'`,
  );
  const contribution = await given(db).contribution('CTR-1', plan);
  const commitment = await given(db).commitment('1', plan);
  await db.act(REST);
  const [row] = await db.query<{ id: string }>('select id from milestones');
  return {
    plan,
    otherPlan: 'PE-PAGA-8',
    otherMember: 'PE-LAL',
    institution: 'PCM-SGP',
    otherInstitution: 'MINEDU',
    contribution,
    commitment,
    milestone: row?.id ?? '',
  };
}
