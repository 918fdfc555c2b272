import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn, tokenFor, type SignedIn } from '../support/signed-in.ts';

const REFUSED = '... on Rejection { code field message }';
const act = (name: string, type: string, answer: string) =>
  `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${answer} ${REFUSED} } }`;

const CREATE_PLAN = act('createPlan', 'CreatePlanInput', '... on Plan { code }');
const REVISE_PLAN = act('revisePlan', 'RevisePlanInput', '... on Plan { phase }');
const LEAVE = act('leaveContribution', 'LeaveContributionInput', '... on LetterSent { to }');
const SUBMIT = act('submitContribution', 'SubmitContributionInput', '... on Contribution { code }');
const MERGE = act('mergeContributions', 'MergeContributionsInput', '... on Contribution { code }');
const DECIDE = act('recordDecision', 'RecordDecisionInput', '... on Decision { id }');
const CARRY = act('carryContribution', 'CarryContributionInput', '... on Contribution { code }');
const OPEN = act('openDraftCommitment', 'OpenDraftCommitmentInput', '... on DraftCommitment { code }');
const ADOPT = act('adoptDraftCommitment', 'AdoptDraftCommitmentInput', '... on Commitment { number }');
const CONFIRM = `mutation ($ticket: String!) { done: confirmContribution(ticket: $ticket) { ... on Contribution { code } ${REFUSED} } }`;
const ASK_AGAIN = `mutation ($decision: ID!, $because: String!) { done: requestReview(decision: $decision, because: $because) { ... on ReviewRequest { id status } ${REFUSED} } }`;

const PAGE = `query ($code: ID!, $asOf: AsOf) { contribution(code: $code, asOf: $asOf) {
  lastDecision { outcome stage { code } } successors { code commitments { number plan { code } } lastDecision { outcome stage { code } } reviewRequests { status } } } }`;
const WAY = `query ($code: ID!, $asOf: AsOf) { lineage(of: { kind: CONTRIBUTION, code: $code }, direction: FORWARD, asOf: $asOf) {
  nodes { depth thing { contribution { code plan { code } } commitment { number plan { code } } } } } }`;

const STAGES = ['thematic_table', 'national_table', 'plan_adoption'].map((code) => ({ code, titleEs: code }));
const plan = (number: number) => ({
  member: 'PE',
  code: `PE-PAGA-${number}`,
  number,
  titleEs: `Plan ${number}`,
  stages: STAGES,
  needsSecondEyes: false,
});
const proposal = (title: string) => ({
  plan: 'PE-PAGA-7',
  kind: 'PROPOSAL',
  title,
  body: 'Que cada escuela rural publique el análisis de su agua, y qué se hizo con él.',
});

/** Does what `mutation` says, and fails where it is refused. */
async function done(api: TestApi, mutation: string, variables: object, token?: string) {
  const { data, errors } = await api.askWith(token, mutation, variables);
  if (errors || data.done.message) throw new Error(JSON.stringify(errors ?? data.done));
  return data.done;
}

/** Somebody without an account leaves a proposal, and confirms it by the letter. */
async function withoutAccount(api: TestApi, title: string): Promise<SignedIn & { code: string }> {
  const email = 'vecina@example.org';
  await done(api, LEAVE, { input: { ...proposal(title), email } });
  const [letter] = await api.database.query<{ values: { link: string } }>(
    'select values from mail.outbox where recipient = $1',
    [email],
  );
  const { code } = await done(api, CONFIRM, { ticket: letter?.values.link.split('ticket=')[1] });
  const [row] = await api.database.query<{ id: string }>('select id from accounts where email = $1', [email]);
  const account = row?.id ?? '';
  return { account, email, token: await tokenFor(api.database, account), code };
}

const lettersTo = async (api: TestApi, { account }: SignedIn) =>
  (
    await api.database.query<{ template: string }>(
      'select template from mail.outbox where account_id = $1 order by created_at, template',
      [account],
    )
  ).map(({ template }) => template);

test('two proposals are merged, accepted, refused by the ministry, reviewed and adopted in the next plan, and each day tells its own', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  const [ana, luz] = [await signedIn(db, 'coordinator'), await signedIn(db, 'coordinator')];
  await using signer = await signerFor(db);
  const days: string[] = [];
  const dayEnds = async () => days.push(`position:${(await signer.sign()).checkpoint.size}`);

  await done(api, CREATE_PLAN, { input: plan(7) }, ana.token);
  await done(api, REVISE_PLAN, { input: { plan: 'PE-PAGA-7', phase: 'CO_CREATION' } }, ana.token);
  const vecina = await withoutAccount(api, 'Agua segura en las escuelas rurales');
  const teacher = await signedIn(db, null);
  const { code: second } = await done(
    api,
    SUBMIT,
    { input: proposal('Análisis del agua en las escuelas') },
    teacher.token,
  );
  await dayEnds();

  const why = 'Las dos piden lo mismo para las mismas escuelas; juntas dicen también cada cuánto se publica.';
  const { code: merged } = await done(
    api,
    MERGE,
    {
      input: {
        plan: 'PE-PAGA-7',
        from: [vecina.code, second],
        new: { title: 'Agua analizada y publicada en las escuelas', body: proposal('').body },
        stage: 'thematic_table',
        because: why,
      },
    },
    ana.token,
  );
  await dayEnds();

  const decide = (stage: string, outcome: string, more: object = {}) =>
    done(api, DECIDE, { input: { contribution: merged, stage, outcome, ...more } }, ana.token);
  await decide('thematic_table', 'ACCEPTED');
  await decide('national_table', 'ACCEPTED');
  await dayEnds();

  const { id: refusal } = await decide('plan_adoption', 'REJECTED', { reasonCode: 'budget', reasons: REASONS });
  await dayEnds();

  const because = 'El presupuesto que faltaba se aprobó en la ley de este año, artículo 12.';
  const stranger = await signedIn(db, null);
  expect((await api.askWith(stranger.token, ASK_AGAIN, { decision: refusal, because })).data?.done ?? null).toBeNull();
  const { id: request } = await done(api, ASK_AGAIN, { decision: refusal, because }, vecina.token);
  await dayEnds();

  await done(
    api,
    DECIDE,
    {
      input: {
        contribution: merged,
        stage: 'plan_adoption',
        outcome: 'DEFERRED',
        reasonCode: 'outside_plan_period',
        reasons: REASONS,
        supersedes: refusal,
        supersedesBecause: 'El presupuesto ya existe, pero este plan termina antes.',
        reviewRequest: request,
      },
    },
    luz.token,
  );
  await dayEnds();

  await done(api, CREATE_PLAN, { input: plan(8) }, luz.token);
  const { code: carried } = await done(
    api,
    CARRY,
    { input: { contribution: merged, plan: 'PE-PAGA-8', because: 'Se aplazó para este plan al revisarla' } },
    luz.token,
  );
  const { code: draft } = await done(
    api,
    OPEN,
    {
      input: {
        plan: 'PE-PAGA-8',
        title: 'Publicar el análisis del agua de cada escuela rural',
        because: 'Nace de lo que el plan anterior aplazó',
        sources: [{ contribution: carried, changed: 'Es el origen de la propuesta' }],
      },
    },
    luz.token,
  );
  await done(
    api,
    ADOPT,
    { input: { draftCommitment: draft, version: 1, number: '1', because: 'Acordado en la mesa nacional' } },
    luz.token,
  );
  await dayEnds();

  const told: unknown[] = [];
  for (const asOf of days) {
    const { contribution } = (await api.ask(PAGE, { code: vecina.code, asOf })).data;
    const [last] = contribution.successors;
    const decision = last?.lastDecision;
    told.push([
      contribution.lastDecision?.outcome ?? null,
      last?.code ?? null,
      decision ? `${decision.outcome} ${decision.stage.code}` : null,
      last?.reviewRequests[0]?.status ?? null,
      last?.commitments[0]?.plan.code ?? null,
    ]);
  }
  expect(told).toEqual([
    [null, null, null, null, null],
    ['MERGED', merged, null, null, null],
    ['MERGED', merged, 'ACCEPTED national_table', null, null],
    ['MERGED', merged, 'REJECTED plan_adoption', null, null],
    ['MERGED', merged, 'REJECTED plan_adoption', 'WAITING', null],
    ['MERGED', merged, 'DEFERRED plan_adoption', 'ANSWERED', null],
    ['MERGED', carried, null, null, 'PE-PAGA-8'],
  ]);

  const way = async (asOf: string) =>
    (await api.ask(WAY, { code: vecina.code, asOf })).data.lineage.nodes.map(
      ({
        thing: { contribution, commitment },
      }: {
        thing: Record<string, { code?: string; number?: string; plan: { code: string } } | null>;
      }) => (contribution ? contribution.code : commitment ? `${commitment.plan.code}/${commitment.number}` : 'draft'),
    );
  expect(await way(days[0] ?? '')).toEqual([vecina.code]);
  expect(await way(days[1] ?? '')).toEqual([vecina.code, merged]);
  expect(new Set(await way(days[6] ?? ''))).toEqual(new Set([vecina.code, merged, carried, 'draft', 'PE-PAGA-8/1']));

  const heard = await lettersTo(api, vecina);
  expect(heard.filter((template) => template === 'decision-merged')).toHaveLength(1);
  expect(heard.filter((template) => template === 'successor-decided')).toHaveLength(3);
  expect(heard.filter((template) => template === 'successor-replaced')).toHaveLength(1);
  expect(heard).toContain('lineage-carried');
});
