import type { TestDatabase } from '../support/database.ts';

/** Things for a test, put there under an act. Say only what the test is about; the rest is valid and dull. */
export const given = (db: TestDatabase) => ({
  /** A member, a plan with three stages, a theme and an institution. */
  async plan(code = 'PE-PAGA-9'): Promise<string> {
    await db.act(
      `with member as (
         insert into members (code, name_es, name_en, time_zone) values ('PE', 'Perú', 'Peru', 'America/Lima')
         on conflict (code) do update set name_es = excluded.name_es returning id),
       institution as (
         insert into institutions (member_id, code, name_es, level, kind)
         select id, 'PCM-SGP', 'Secretaría de Gestión Pública', 'national', 'government' from member on conflict do nothing),
       plan as (
         insert into plans (member_id, code, number, title_es)
         select id, $1::text, coalesce(right(substring($1::text from '[0-9]+$'), 6)::integer, 9), 'Plan de prueba' from member returning id),
       theme as (insert into themes (plan_id, code, title_es) select id, 'salud', 'Salud' from plan)
       insert into stages (plan_id, code, position, title_es)
       select plan.id, stage.code, place, stage.code from plan,
         unnest('{thematic_table,national_table,plan_adoption}'::text[]) with ordinality as stage (code, place)`,
      [code],
    );
    return code;
  },

  /** A contribution recorded at the first stage of `plan`. */
  async contribution(code: string, plan = 'PE-PAGA-9'): Promise<string> {
    await db.act(
      `insert into contributions (plan_id, code, kind, first_stage_code, theme_code, title, contributor_kind)
       select id, $1, 'proposal', 'thematic_table', 'salud', 'Agua segura en las escuelas', 'person' from plans where code = $2`,
      [code, plan],
    );
    return code;
  },

  async commitment(number: string, plan = 'PE-PAGA-9'): Promise<string> {
    await db.act(
      `insert into commitments (plan_id, number, title_es, theme_code) select id, $1::text, 'Compromiso ' || $1::text, 'salud' from plans where code = $2`,
      [number, plan],
    );
    return number;
  },

  /** A milestone of a commitment. @returns its id */
  async milestone(number: string, commitment: string, plan = 'PE-PAGA-9'): Promise<string> {
    await db.act(
      `insert into milestones (commitment_id, number, title_es) select commitments.id, $1::text, 'Hito ' || $1::text
       from commitments join plans on plans.id = plan_id where plans.code = $3 and commitments.number = $2`,
      [number, commitment, plan],
    );
    const [row] = await db.query<{ id: string }>(
      `select milestones.id from milestones join commitments on commitments.id = commitment_id join plans on plans.id = plan_id
       where plans.code = $3 and commitments.number = $2 and milestones.number = $1`,
      [number, commitment, plan],
    );
    return row?.id ?? '';
  },

  /** A report of the IRM on a plan, that codes by `scheme`. */
  async report(code: string, scheme: string | null = 'G4', plan = 'PE-PAGA-9'): Promise<string> {
    await db.act(
      `insert into irm_reports (plan_id, code, kind, scheme_code, title_es) select id, $1, 'design', $2, 'Informe de prueba' from plans where code = $3`,
      [code, scheme, plan],
    );
    return code;
  },
});

/** Reasons that P1 accepts. */
export const REASONS = 'El ministerio ya ejecuta un programa con el mismo alcance y presupuesto aprobado.';
