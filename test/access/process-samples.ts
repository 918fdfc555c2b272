import { randomUUID } from 'node:crypto';
import { REASONS } from '../builders/index.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Sample } from './samples.ts';
import type { World } from './world.ts';

const BECAUSE = 'Porque así se acordó en la última sesión';

/** A rule of the process. */
async function planText(db: TestDatabase, { plan }: World): Promise<string> {
  const id = randomUUID();
  await db.act(
    `insert into plan_texts (id, plan_id, kind, position, title_es, body_es)
     select $1, id, 'rule', (select count(*) + 1 from plan_texts), 'Quién participa', 'Cualquier persona' from plans where code = $2`,
    [id, plan],
  );
  return id;
}

/** The acts on the process of a plan, and what they are tried with. */
export const processSamples: Readonly<Record<string, Sample>> = {
  createPlan: () => ({
    input: {
      member: 'PE',
      code: 'PE-PAGA-10',
      number: 10,
      titleEs: 'Décimo plan',
      stages: [{ code: 'forum', titleEs: 'Foro' }],
    },
  }),
  revisePlan: ({ plan }) => ({ input: { plan, reviewDays: 20 } }),
  setStages: ({ plan }) => ({
    input: {
      plan,
      stages: ['thematic_table', 'national_table', 'plan_adoption'].map((code) => ({ code, titleEs: `Etapa ${code}` })),
    },
  }),
  setThemes: ({ plan }) => ({ input: { plan, themes: [{ code: 'salud', titleEs: 'Salud pública' }] } }),
  setAnswerTerms: ({ plan }) => ({ input: { plan, terms: [{ days: 30 }] } }),
  addPlanText: ({ plan }) => ({ input: { plan, kind: 'RULE', titleEs: 'Quién participa', bodyEs: REASONS } }),
  revisePlanText: async (world, { api }) => ({
    input: { text: await planText(api.database, world), titleEs: 'Quién participa', bodyEs: REASONS, because: BECAUSE },
  }),
  withdrawPlanText: async (world, { api }) => ({ text: await planText(api.database, world), because: BECAUSE }),
};
