import { z } from 'zod';

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
  SEQUENCER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Role quipu_sequencer on the primary, not through a pooler. The worker that has it writes the public log.'),
  JOURNAL_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/)
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
  JOURNAL_WITNESSES: z
    .string()
    .default('')
    .describe('Witnesses to ask for cosignatures, with commas between: verifier key, a space, address.'),
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

/** @throws with every setting that is missing or wrong, by name, in one message. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete:\n${problems.join('\n')}\nSee docs/operating.md.`);
}
