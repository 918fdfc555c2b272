import { expect, test, type Page } from '@playwright/test';
import { left } from '../support/left.ts';
import { tokenFor } from '../support/signed-in.ts';
import { become, consoleUrl, person, worldsDatabase } from './people.ts';

test.use({ javaScriptEnabled: false });
const db = worldsDatabase();

const DECISION = {
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: 'El sector no tiene asignado presupuesto para esto en el periodo del plan.',
  legalGround: 'Ley 27806, artículo 5',
  decidedOn: '2026-11',
};
const RECORD = `mutation ($input: RecordDecisionInput!) {
  recordDecision(input: $input) { __typename ... on Rejection { code message } } }`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Contributions of one author, on which nobody has decided, and a stage of their plan. */
async function contributions(count: number): Promise<{ codes: string[]; word: string; stage: string }> {
  const author = await person(db, null);
  const word = `igual${crypto.randomUUID().replaceAll(/\W/g, '').slice(0, 10)}`;
  const codes = Array.from({ length: count }, (_, place) => `${word.slice(5).toUpperCase()}-${place + 1}`);
  await db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind, author_id)
     select plan_id, chosen, kind, first_stage_code, 'Propuesta ' || $2, contributor_kind, $3::uuid
     from contributions, unnest($1::text[]) as chosen where code = 'CTR-08'`,
    [codes, word, author.id],
  );
  const [row] = await db.query<{ stage: string }>(
    `select stages.code as stage from stages join contributions on contributions.plan_id = stages.plan_id
     where contributions.code = 'CTR-08' order by position limit 1`,
  );
  return { codes, word, stage: row?.stage ?? '' };
}

async function words(page: Page): Promise<void> {
  await page.locator('textarea[name=reasons]').fill(DECISION.reasons);
  await page.locator('textarea[name=legalGround]').fill(DECISION.legalGround);
  await page.locator('input[name=decidedOn]').fill(DECISION.decidedOn);
}

/** By the form of one decision. */
async function byForm(page: Page, code: string, stage: string): Promise<void> {
  await page.goto(consoleUrl(`/aportes/${code}/decidir`));
  await page.locator(`input[name=stage][value="${stage}"]`).check();
  await page.locator(`input[name=outcome][value=${DECISION.outcome}]`).check();
  await page.locator(`input[name=reasonCode][value=${DECISION.reasonCode}]`).check();
  await words(page);
  await button(page, 'Revisar y publicar').click();
  await button(page, 'Publicar ahora').click();
  await expect(page).toHaveURL(consoleUrl(`/aportes/${code}?hecho=decision-published`));
}

/** By the form of many at once. */
async function inBulk(page: Page, word: string, codes: readonly string[], stage: string): Promise<void> {
  await page.goto(consoleUrl(`/planes/pe-paga-3/decidir?q=${word}`));
  for (const code of codes) await page.getByLabel(new RegExp(`^${code}`)).check();
  await page.locator('select[name=stage]').last().selectOption(stage);
  await page.locator('select[name=outcome]').selectOption(DECISION.outcome);
  await page.locator('select[name=reasonCode]').selectOption(DECISION.reasonCode);
  await words(page);
  await button(page, 'Mirar cómo quedará').click();
  await button(page, `Publicar las ${codes.length} decisiones`).click();
  await expect(page.getByRole('status')).toContainText('Las decisiones ya son públicas');
}

async function byApi(contribution: string, stage: string): Promise<void> {
  const token = await tokenFor(db, process.env['A_PERSON'] ?? '');
  const answer = await fetch(`${process.env['WORLD_API_URL']}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: RECORD, variables: { input: { ...DECISION, contribution, stage } } }),
  });
  expect(await answer.json()).toEqual({ data: { recordDecision: { __typename: 'Decision' } } });
}

test('what is decided on a page, on many at once or by a program leaves the same acts, entries, letters and happenings', async ({
  page,
  context,
}) => {
  const { codes, word, stage } = await contributions(4);
  const [single = '', first = '', second = '', program = ''] = codes;
  await become(context, 'coordinator');
  await byApi(program, stage);
  await byForm(page, single, stage);
  await inBulk(page, word, [first, second], stage);
  const { drafts, ...recorded } = await left(db, program);
  expect(drafts).toEqual([]);
  expect(recorded.letters.map(({ template }) => template)).toEqual(['decision-recorded']);
  expect(recorded).toMatchObject({
    acts: [{ act: 'decision.recorded', role: 'coordinator', actor: `person:${process.env['A_PERSON']}` }],
    entries: [{ kind: 'decisions', op: 'insert' }],
    happenings: [{ kind: 'decision' }],
  });
  for (const code of [single, first, second])
    expect([code, await left(db, code)]).toEqual([code, { ...recorded, drafts: ['update'] }]);
});
