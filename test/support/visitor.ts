import { createHmac } from 'node:crypto';
import type { TestApi } from './api.ts';
import type { TestDatabase } from './database.ts';

/** Long enough, in no list, and of words that have nothing to do with each other. */
export const PASSWORD_OF_TESTS = 'tres gatos miran llover en abril';
export const ANOTHER_PASSWORD = 'la mesa verde canta bajo el puente';

interface Answer {
  // What a test asks for decides the shape; each reads what it asked.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** A browser somewhere, which keeps its cookies. */
export interface Visitor {
  ask(query: string, variables?: object): Promise<Answer>;
  /** The `Set-Cookie` headers of the last answer. */
  readonly given: readonly string[];
  /** Sends what was kept; settable, for who steals one. */
  cookie: string | undefined;
}

interface From {
  /** Network address; one of its own for each test keeps their counts apart. */
  readonly address?: string;
  readonly agent?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param from what the proxy in front says of the browser. */
export function visitor(api: TestApi, { address = '203.0.113.1', agent = 'Prueba', headers = {} }: From = {}): Visitor {
  const browser: Visitor & { given: string[] } = {
    given: [],
    cookie: undefined,
    async ask(query, variables) {
      const asked = api.http
        .post('/graphql')
        .set({ 'x-forwarded-for': address, 'user-agent': agent, ...headers })
        .set('content-type', 'application/json');
      if (browser.cookie) void asked.set('cookie', browser.cookie);
      const { body, headers: answered } = await asked.send({ query, variables });
      browser.given = (answered['set-cookie'] as unknown as string[] | undefined) ?? [];
      const kept = browser.given.at(-1)?.split(';')[0];
      if (kept) browser.cookie = kept.endsWith('=') ? undefined : kept;
      return body as Answer;
    },
  };
  return browser;
}

const REFUSED = '... on Rejection { code message field }';

export const REGISTER = `mutation ($input: RegisterInput!) { done: register(input: $input) { __typename ... on LetterSent { to } ${REFUSED} } }`;
export const CONFIRM = `mutation ($ticket: String!) { done: confirmRegistration(ticket: $ticket) { __typename ... on SignedIn { account { id email name language } } ${REFUSED} } }`;
export const SIGN_IN = `mutation ($input: SignInInput!) { done: signIn(input: $input) { __typename ... on SignedIn { account { id } } ... on SecondFactorNeeded { until } ${REFUSED} } }`;
export const GIVE = `mutation ($code: String!) { done: giveSecondFactor(code: $code) { __typename ${REFUSED} } }`;
export const FORGOT = `mutation ($email: String!) { done: requestPasswordReset(email: $email) { __typename ... on LetterSent { to } ${REFUSED} } }`;
export const RESET = `mutation ($ticket: String!, $password: String!) { done: resetPassword(ticket: $ticket, password: $password) { __typename ${REFUSED} } }`;
export const CHANGE = `mutation ($old: String!, $new: String!) { done: changePassword(old: $old, new: $new) { __typename ${REFUSED} } }`;
export const START = `mutation { done: startSecondFactor { __typename ... on SecondFactorSecret { uri secret qrCode } ${REFUSED} } }`;
export const CONFIRM_FACTOR = `mutation ($code: String!) { done: confirmSecondFactor(code: $code) { __typename ... on RecoveryCodes { codes } ${REFUSED} } }`;
export const ME = '{ me { account { id email } hasPassword hasSecondFactor } }';

export interface SentLetter {
  readonly template: string;
  readonly recipient: string;
  readonly account_id: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** The letters that wait for `recipient`, or were sent to them, oldest first. */
export const lettersTo = (db: TestDatabase, recipient: string): Promise<SentLetter[]> =>
  db.query<SentLetter>(
    'select template, recipient, account_id, values from mail.outbox where recipient = $1 order by created_at, key',
    [recipient],
  );

/** The secret of the link in the last letter of this kind to `recipient`. */
export async function ticketOf(db: TestDatabase, recipient: string, template: string): Promise<string> {
  const letter = (await lettersTo(db, recipient)).findLast((one) => one.template === template);
  return new URL(letter?.values['link'] ?? '', 'https://portal.example').searchParams.get('ticket') ?? '';
}

/** Opens an account as a person does, by mail, in `browser`. @returns its id */
export async function openAccount(api: TestApi, browser: Visitor, email: string): Promise<string> {
  await browser.ask(REGISTER, { input: { email, name: 'Una persona de prueba', password: PASSWORD_OF_TESTS } });
  const ticket = await ticketOf(api.database, email, 'registration');
  const { data } = await browser.ask(CONFIRM, { ticket });
  return data.done.account.id;
}

/** What `browser` is answered who signs in. */
export const signsIn = (browser: Visitor, email: string, password = PASSWORD_OF_TESTS, code?: string) =>
  browser.ask(SIGN_IN, { input: { email, password, code } }).then(({ data }) => data.done);

const STEP_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for `secret` so many steps of 30 seconds from now: RFC 6238, without anybody's library. */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replaceAll(' ', '')].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + steps));
  const mac = createHmac('sha1', Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(counter)
    .digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** Turns a second factor on for who has signed in. Its codes of now are not used up yet. */
export async function withFactor(api: TestApi, browser: Visitor): Promise<{ secret: string; codes: string[] }> {
  const { data: started } = await browser.ask(START);
  const { secret } = started.done;
  const { data } = await browser.ask(CONFIRM_FACTOR, { code: codeOf(secret) });
  await api.database.query('update access.second_factors set last_step = null');
  return { secret, codes: data.done.codes };
}
