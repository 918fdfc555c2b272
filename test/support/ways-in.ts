import { given } from '../builders/index.ts';
import { startApi, type TestApi } from './api.ts';

export const PROPOSAL = {
  plan: 'PE-PAGA-9',
  kind: 'PROPOSAL',
  title: 'Agua segura en las escuelas rurales',
  body: 'Que cada escuela rural publique cada mes el análisis de su agua, y qué se hizo cuando salió mal.',
};

const TOLD = `__typename ... on Rejection { code field message } ... on Contribution {
  code title contributorKind channel place onBehalfOf authorVisibility authorName recordedOn
  firstStage { code } event { code } institution { code } region { code titleEs } files { title fileUrl } }`;
const LEAVE = `mutation ($input: LeaveContributionInput!) { leaveContribution(input: $input) {
  __typename ... on LetterSent { to } ... on Rejection { code field message } } }`;
const CONFIRM = `mutation ($ticket: String!) { confirmContribution(ticket: $ticket) { ${TOLD} } }`;
const SUBMIT = `mutation ($input: SubmitContributionInput!) { submitContribution(input: $input) { ${TOLD} } }`;
const TAKE = `mutation ($input: TakeContributionInput!) { takeContribution(input: $input) { ${TOLD} } }`;
const TICKETS = `select values ->> 'link' as link from mail.outbox where template = 'contribution-waiting' order by created_at desc`;

/** The API with a plan, and every way in which a contribution can come. Each answers what the API does. */
export async function waysIn() {
  const api = await startApi();
  await given(api.database).plan();
  return {
    api,
    leave: async (email: string, input: object = {}) =>
      (await api.ask(LEAVE, { input: { ...PROPOSAL, email, ...input } })).data.leaveContribution,
    confirm: async (ticket: string) => (await api.ask(CONFIRM, { ticket })).data.confirmContribution,
    submit: (token: string, input: object = {}) => api.askWith(token, SUBMIT, { input: { ...PROPOSAL, ...input } }),
    take: (token: string, input: object = {}) =>
      api.askWith(token, TAKE, { input: { ...PROPOSAL, channel: 'IN_PERSON', ...input } }),
    /** The secret of the letter that was posted last. */
    ticket: async () => {
      const [letter] = await api.database.query<{ link: string }>(TICKETS);
      return new URLSearchParams(letter?.link.split('?')[1]).get('ticket') ?? '';
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

export const accountsOf = async ({ database }: TestApi, email: string) =>
  (await database.query<{ id: string }>('select id from accounts where email = $1', [email])).map(({ id }) => id);
