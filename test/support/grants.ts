import type { TestApi } from './api.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

const GRANT = `__typename ... on Grant { id role state member plan institution startsAt endsAt because confirmedAt endedAt endedBecause
  account { id name } grantedBy { id } confirmedBy { id } endedBy { id } } ... on Rejection { code field message }`;
export const GIVE = `mutation ($input: GiveRoleInput!) { done: giveRole(input: $input) { ${GRANT} } }`;
export const CONFIRM = `mutation ($id: ID!) { done: confirmGrant(id: $id) { ${GRANT} } }`;
export const END = `mutation ($id: ID!, $because: String!) { done: endGrant(id: $id, because: $because) { ${GRANT} } }`;
export const INVITE = `mutation ($input: InviteAccountInput!) { done: inviteAccount(input: $input) {
  __typename ... on Account { id name email language grants { id } } ... on Rejection { code field } } }`;
const WORK = 'items { kind ref titleEs count since due plan path } counts { kind count }';
export const LEAVE = `mutation ($account: ID!, $because: String!) { done: endService(account: $account, because: $because) {
  __typename ... on ServiceEnded { account { id } grants { id state } sessions tokens leaves { ${WORK} } }
  ... on Rejection { code } } }`;
export const MY_WORK = `{ myWork { ${WORK} } }`;

export const BECAUSE = 'Designación por resolución ministerial';

/** What an act answered to somebody: what it did, or the refusal. */
export async function acted(api: TestApi, { token }: SignedIn, document: string, variables: object) {
  const { data, errors } = await api.askWith(token, document, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  // What was asked for decides the shape.
  return data.done as { readonly id: string; readonly code?: string } & Record<string, unknown>;
}

/** Gives `role` within Peru, as an administrator does. @param more what differs from that */
export const giveRole = (api: TestApi, by: SignedIn, to: SignedIn, more: object = {}) =>
  acted(api, by, GIVE, { input: { account: to.account, role: 'AUDITOR', member: 'PE', because: BECAUSE, ...more } });

/** Signs somebody in who holds nothing, with a token that every permission was given to. */
export const citizen = (api: TestApi) => signedIn(api.database, null);

export const administrator = (api: TestApi, member = 'PE') => signedIn(api.database, 'administrator', { member });

/** A member, institutions and a plan beside those of Peru. */
export const elsewhere = (api: TestApi) =>
  api.database.act(
    `with member as (
       insert into members (code, name_es, name_en, time_zone) values ('CL', 'Chile', 'Chile', 'America/Santiago') returning id),
     institution as (
       insert into institutions (member_id, code, name_es, level, kind)
       select id, 'CL-MIN', 'Ministerio', 'national', 'government' from member)
     insert into plans (member_id, code, number, title_es) select id, 'CL-PAGA-5', 5, 'Plan de prueba' from member`,
  );
