import { startApi, type TestApi } from './api.ts';
import { openAccount, visitor, type Visitor } from './visitor.ts';

const TOKEN = 'id name permissions plan createdAt expiresAt usedAt revokedAt';
const REFUSED = '... on Rejection { code field message }';

export const CREATE_TOKEN = `mutation ($input: CreateTokenInput!) {
  done: createToken(input: $input) { __typename ... on CreatedToken { secret token { ${TOKEN} } } ${REFUSED} } }`;
export const MY_TOKENS = `{ myTokens { ${TOKEN} } }`;
export const REVOKE_TOKEN = `mutation ($id: ID!) {
  done: revokeToken(id: $id) { __typename ... on AccessToken { ${TOKEN} } ${REFUSED} } }`;

interface Owner extends AsyncDisposable {
  readonly api: TestApi;
  /** A browser in which the owner has signed in. */
  readonly owner: Visitor;
  /** Id of the account. */
  readonly account: string;
  readonly email: string;
  /** Asks for a token that may leave contributions for 30 days, or as `input` says. */
  // What a test asks for decides the shape; each reads what it asked.
  // oxlint-disable-next-line typescript/no-explicit-any
  create(input?: object): Promise<any>;
}

/** Somebody who has signed in, and can have tokens. */
export async function withOwner(environment: Record<string, string> = {}): Promise<Owner> {
  const api = await startApi(environment);
  const owner = visitor(api);
  const email = 'persona@example.org';
  const account = await openAccount(api, owner, email);
  const usual = { name: 'Tablero', permissions: ['CONTRIBUTION_SUBMIT'], days: 30 };
  return {
    api,
    owner,
    account,
    email,
    create: async (input = {}) => {
      const { data, errors } = await owner.ask(CREATE_TOKEN, { input: { ...usual, ...input } });
      return errors ? { errors } : data.done;
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}
