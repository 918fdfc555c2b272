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
  OPERATOR_TOKEN: z
    .string()
    .min(32)
    .optional()
    .describe('Secret of the operator; without it nobody writes through the API.'),
  HOST: z.string().default('127.0.0.1').describe('Address that the API listens on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4700).describe('Port that the API listens on.'),
  PORTAL_ORIGIN: z.url().optional().describe('Where the portal is reached, for links.'),
  TRUST_PROXY: z.string().default('loopback').describe('Addresses whose X-Forwarded-For is believed.'),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600).describe('From one address.'),
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
  ].map((problem) => `  ${problem}`);
  if (!data || problems.length > 0)
    throw new WrongSettings(`The environment is not complete:\n${problems.join('\n')}\nSee docs/operating.md.`);
  return data;
}

/** @throws WrongSettings with every setting that is missing or wrong, by name, in one message. */
export const readSettings = (environment: Environment): Settings => read(settings, environment);

/** The same of the public log alone, for a process that does not serve. */
export const readJournalSettings = (environment: Environment): JournalSettings => read(journal, environment);
