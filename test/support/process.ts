import { Clock } from '@quipu/platform/clock';
import { startApi, type TestApi } from './api.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

const REFUSED = '... on Rejection { code field message }';
/** The stages of a plan, as anybody reads them. */
export const STAGES = 'stages { code position titleEs opensOn closesOn announcedOn noticeDays isShortNotice }';
const PLAN = `__typename ... on Plan { code phase needsSecondEyes reviewDays themes { code titleEs } ${STAGES} }`;
const TEXT = `__typename ... on PlanText { id kind position titleEs bodyEs withdrawnAt }`;

/** Acts on the process of a plan; each answers under `done`. */
export const CREATE = `mutation ($input: CreatePlanInput!) { done: createPlan(input: $input) { ${PLAN} ${REFUSED} } }`;
export const REVISE = `mutation ($input: RevisePlanInput!) { done: revisePlan(input: $input) { ${PLAN} ${REFUSED} } }`;
export const SET_STAGES = `mutation ($input: SetStagesInput!) { done: setStages(input: $input) { ${PLAN} ${REFUSED} } }`;
export const SET_THEMES = `mutation ($input: SetThemesInput!) { done: setThemes(input: $input) { ${PLAN} ${REFUSED} } }`;
export const ADD_TEXT = `mutation ($input: AddPlanTextInput!) { done: addPlanText(input: $input) { ${TEXT} ${REFUSED} } }`;
export const REVISE_TEXT = `mutation ($input: RevisePlanTextInput!) {
  done: revisePlanText(input: $input) { ${TEXT} ${REFUSED} } }`;
export const WITHDRAW = `mutation ($text: ID!, $because: String!) {
  done: withdrawPlanText(text: $text, because: $because) { ${TEXT} ${REFUSED} } }`;
export const SHOWN = `query ($asOf: AsOf) {
  plan(code: "PE-PAGA-6", asOf: $asOf) { phase ${STAGES} texts(kind: RULE) { titleEs bodyEs } } }`;

export const setClock = (api: TestApi, now: string) => Object.assign(api.app.get(Clock), { now: () => new Date(now) });

export const stage = (code: string, dates: object = {}) => ({ code, titleEs: `Etapa ${code}`, ...dates });

/** A plan that can begin, or one that differs from it. */
export const plan = (given: object = {}) => ({
  member: 'PE',
  code: 'PE-PAGA-6',
  number: 6,
  titleEs: 'Sexto Plan de Acción de Gobierno Abierto',
  stages: [stage('forum', { opensOn: '2026-04-01', closesOn: '2026-04-30' }), stage('adoption')],
  themes: [{ code: 'salud', titleEs: 'Salud' }],
  ...given,
});

interface Peru extends AsyncDisposable {
  readonly api: TestApi;
  readonly coordinator: SignedIn;
  /** Acts as the coordinator, or with a token; answers what was done, or the code of the error. */
  // What a test asks for decides the shape; each reads what it asked.
  // oxlint-disable-next-line typescript/no-explicit-any
  act(query: string, variables: object, token?: string): Promise<any>;
}

/** Peru on the morning of 10 March 2026, and its coordinator. */
export async function peru(): Promise<Peru> {
  const api = await startApi();
  setClock(api, '2026-03-10T15:00:00Z');
  const coordinator = await signedIn(api.database, 'coordinator');
  return {
    api,
    coordinator,
    act: async (query, variables, token = coordinator.token) => {
      const { data, errors } = await api.askWith(token, query, variables);
      return errors ? errors[0]?.extensions['code'] : data.done;
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}
