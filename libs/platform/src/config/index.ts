import { z } from 'zod';
import { witnesses } from './witnesses.ts';

export type { WitnessAddress } from './witnesses.ts';

/** What the programs need that write and sign the public log, the command line among them. */
const journalSettings = {
  SEQUENCER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Role quipu_sequencer on the primary, not through a pooler. The worker that has it writes the public log.',
    ),
  JOURNAL_ORIGIN: z
    .string()
    .regex(/^(?!\w+:\/\/)[^\s\u0085+]+$/u, 'a name such as quipu.example/journal: no https://, no space, no plus sign')
    .default('localhost/journal')
    .describe('Name of the public log for ever: where it is served, without https://.'),
  JOURNAL_KEY_FILE: z
    .string()
    .optional()
    .describe('The key that signs checkpoints, mode 0600; made by `quipu key new`. Without a key nothing is signed.'),
  JOURNAL_KEY: z.string().optional().describe('The same key as a secret of the environment, instead of the file.'),
  JOURNAL_STATE_FILE: z
    .string()
    .optional()
    .describe('What was signed last, kept outside the database. Required with a key.'),
  JOURNAL_WITNESSES: witnesses
    .prefault('')
    .describe('Witnesses to ask for cosignatures, with commas between: verifier key, a space, address.'),
};

/** What the programs need that people sign in to, and that write to them. */
const peopleSettings = {
  SESSION_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Signs the cookies of sessions and seals second factors, 32 characters or more; without it nobody signs in.',
    ),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(240)
    .describe('A session ends after so many minutes without a request.'),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .default(168)
    .describe('And so many hours after the sign-in, whatever happens.'),
  OIDC_ISSUER: z.url().optional().describe('Address of an OpenID Connect provider through which people may sign in.'),
  OIDC_CLIENT_ID: z.string().optional().describe('What the provider calls this installation.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('The secret that it gave to this installation.'),
  BREACHED_PASSWORDS_URL: z
    .url()
    .optional()
    .describe(
      'A service that knows breached passwords by the first five digits of their SHA-1, such as https://api.pwnedpasswords.com/range/; asked when a password is set.',
    ),
  MAIL_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('The server that takes mails, `smtp://user:password@host:587`; without it they wait.'),
  MAIL_FROM: z.string().default('Quipu <quipu@localhost>').describe('Whom mails come from.'),
  FILES_DIR: z.string().default('.data/files').describe('Folder of the files that people bring as evidence.'),
};

/** One half of the way to a provider leads nowhere. */
function problemsOfProvider(given: Environment): string[] {
  if (!given['OIDC_ISSUER']) return [];
  const missing = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PORTAL_ORIGIN', 'SESSION_SECRET'].filter(
    (name) => !given[name],
  );
  const url = URL.parse(given['OIDC_ISSUER']);
  const isOpen = url?.protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return [
    ...(isOpen ? ['OIDC_ISSUER: https://; without it only on this machine'] : []),
    ...missing.map((name) => `${name}: required with OIDC_ISSUER`),
  ];
}

/** A signer without a memory would sign any history. */
function problemsOfKey(given: Environment): string[] {
  const { JOURNAL_KEY_FILE: file, JOURNAL_KEY: key, JOURNAL_STATE_FILE: state } = given;
  const isForgetful = (file || key) && !state;
  return [
    ...(file && key ? ['JOURNAL_KEY: JOURNAL_KEY_FILE names a key as well; set one of the two'] : []),
    ...(isForgetful
      ? [
          'JOURNAL_STATE_FILE: required with a key: a file outside the database in which the signer keeps what it signed last',
        ]
      : []),
  ];
}

/** Every setting of a process, with what it means; docs/operating.md lists the same. */
export const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('Role quipu_application on the primary.'),
  READER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A read replica; the primary when left out.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Puts the queue in Redis instead of PostgreSQL.'),
  ...journalSettings,
  ...peopleSettings,
  HOST: z.string().default('127.0.0.1').describe('Address that the API listens on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4700).describe('Port that the API listens on.'),
  PORTAL_ORIGIN: z.url().optional().describe('Where the portal is reached, for links.'),
  TRUST_PROXY: z.string().default('loopback').describe('Addresses whose X-Forwarded-For is believed.'),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600).describe('From one address.'),
  TOKEN_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe('With one token of access, from whatever address.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('The least that is logged.'),
  QUIPU_DEMO: z
    .stringbool()
    .default(false)
    .describe('Serves GraphiQL at /graphiql where it is installed, for development.'),
});

/** What an installation sets, read once at start. */
export type Settings = z.infer<typeof settings>;

const journal = z.object(journalSettings);
/** The part of the settings that the public log needs. */
export type JournalSettings = z.infer<typeof journal>;

type Environment = Readonly<Record<string, string | undefined>>;

/** What is not right in an environment: one line for each setting, with its name and what to do. */
export class WrongSettings extends Error {}

function read<Schema extends z.ZodObject>(schema: Schema, environment: Environment): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { data, error } = schema.safeParse(given);
  const problems = [
    ...(error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...problemsOfKey(given),
    ...problemsOfProvider(given),
  ].map((problem) => `  ${problem}`);
  if (!data || problems.length > 0)
    throw new WrongSettings(`The environment is not complete:\n${problems.join('\n')}\nSee docs/operating.md.`);
  return data;
}

/** @throws WrongSettings with every setting that is missing or wrong, by name, in one message. */
export const readSettings = (environment: Environment): Settings => read(settings, environment);

/** The same of the public log alone, for a process that does not serve. */
export const readJournalSettings = (environment: Environment): JournalSettings => read(journal, environment);
