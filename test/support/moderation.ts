import { expect } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import type { TestApi } from './api.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

const MODERATE = `mutation ($input: ModerateContributionInput!) { moderateContribution(input: $input) { __typename
  ... on Moderation { id isHidden ground reasons supersedes { id } contribution { code title body } }
  ... on Rejection { code field message } } }`;
const REPORT = `mutation ($input: ReportContributionInput!) { reportContribution(input: $input) { __typename
  ... on ReportReceived { contribution } ... on Rejection { code field } } }`;
const CLOSE = `mutation ($id: ID!, $because: String!) { closeReport(id: $id, because: $because) { __typename
  ... on ReportClosed { id } ... on Rejection { code field } } }`;
const QUEUE = `query ($plan: ID!) { moderationQueue(plan: $plan) {
  code title body isHidden standing reports { id ground note reportedAt } } }`;

/** An answer; each test reads what it asked. */
type Answer = Awaited<ReturnType<TestApi['ask']>>['data'];

/** What is done to contributions of PE-PAGA-9, and by whom. */
export async function moderationOf(api: TestApi) {
  const coordinator = await signedIn(api.database, 'coordinator');
  const answer = async (field: string, who: SignedIn | null, query: string, variables: object): Promise<Answer> => {
    const { data, errors } = who ? await api.askWith(who.token, query, variables) : await api.ask(query, variables);
    if (errors?.[0]) throw new Error(String(errors[0].extensions['code']));
    return data[field];
  };
  return {
    coordinator,
    moderate: (input: object, who: SignedIn = coordinator) =>
      answer('moderateContribution', who, MODERATE, {
        input: { contribution: 'CTR-1', isHidden: true, ground: 'PERSONAL_DATA', reasons: REASONS, ...input },
      }),
    report: (input: object = {}, who: SignedIn | null = null) =>
      answer('reportContribution', who, REPORT, { input: { contribution: 'CTR-1', ground: 'OFFENCE', ...input } }),
    close: (id: string, because: string, who: SignedIn = coordinator) =>
      answer('closeReport', who, CLOSE, { id, because }),
    queue: async (who: SignedIn = coordinator) => {
      const { data, errors } = await api.askWith(who.token, QUEUE, { plan: 'PE-PAGA-9' });
      expect(errors).toBeUndefined();
      return data.moderationQueue;
    },
  };
}
