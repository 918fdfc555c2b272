import { error } from '@sveltejs/kit';
import {
  ApiFailure,
  ApiUnavailable,
  createClient,
  PastDocument,
  type PastQuery,
  type TypedDocumentString,
} from '@quipu/client';
import { dayOfInstant, type AskedDay } from '#lib/day.ts';

/** Runs one of the portal's documents, as of the day that is asked for, and returns its data. */
export type Ask = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Omit<Variables, 'asOf'>,
) => Promise<Result>;

/** The checkpoint that proves what the past was; null for the present. */
export type Proof = PastQuery['journal']['checkpoint'];

export interface Api {
  readonly ask: Ask;
  readonly proof: () => Promise<Proof>;
}

/**
 * The API at `url`, asked for `visitor` about the day that they ask for. While it gives no answer, every page that needs
 * it says so with status 503; a day that nobody can tell about is a 400, one before there was any record a 404.
 */
export function connect(url: string, visitor: string, asked: AskedDay): Api {
  const execute = createClient({ url, visitor });
  const asOf = asked.kind === 'day' ? asked.day : null;
  const run: Ask = (document, variables) => execute(document, { ...variables, asOf } as never).catch(tell);
  let proof: Promise<Proof> | undefined;
  const proveOnce = () => (proof ??= asOf === null ? Promise.resolve(null) : prove(run));
  return {
    proof: proveOnce,
    ask: async (document, variables) => {
      if (asked.kind === 'malformed' || asked.kind === 'future')
        error(400, { message: 'No such day.', day: asked.kind });
      await proveOnce();
      return run(document, variables);
    },
  };
}

async function prove(run: Ask): Promise<Proof> {
  const { journal, beginning } = await run(PastDocument, {});
  if (journal.checkpoint) return journal.checkpoint;
  const began = beginning.checkpoint && dayOfInstant(beginning.checkpoint.signedAt);
  error(404, { message: 'Nothing was on record.', day: 'before', ...(began && { began }) });
}

/** A document is right for every address that a page links to; what the API cannot read in it came from another one. */
export function tell(failure: unknown): never {
  if (failure instanceof ApiFailure && failure.codes.every((code) => code === 'BAD_USER_INPUT'))
    error(400, 'The address says something that cannot be read.');
  if (!(failure instanceof ApiUnavailable)) throw failure;
  console.error(JSON.stringify({ level: 'error', message: failure.message, cause: String(failure.cause ?? '') }));
  error(503, 'The API gives no answer.');
}
