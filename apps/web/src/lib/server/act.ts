import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { ApiFailure, type Execute } from '@quipu/client';
import { withQuery } from '#lib/addresses.ts';
import { formId, type Failed, type Problem } from '#lib/forms/failed.ts';
import { wayIn } from '#lib/ways.ts';
import { readForm, typedIn, type Given } from './given.ts';
import { tell } from './api.ts';
import { signInAddress } from './me.ts';

/** A refusal as the API gives it: `... on Rejection { __typename code message field }`. */
export interface Refused {
  readonly __typename: 'Rejection';
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

type Query = Readonly<Record<string, string | null | undefined>>;

/** A page to go on to. */
export interface Onward {
  /** The address of the page, given how Spanish paths are read. */
  readonly onward: (to: (path: string) => string) => string;
}

interface FormAct<Name extends string, Answer, Next> {
  /** The fields of the form. Nothing else of what is sent is read. */
  readonly fields: readonly Name[];
  /** Those of them that never come back to the page, and are taken to the letter. */
  readonly secrets?: readonly Name[];
  /** Runs the mutation; answers what it answered, or a refusal of one's own by {@link refuse}. */
  readonly send: (given: Given<Name>, own: Execute) => Promise<Answer | Refused>;
  /** Where to go then, by {@link onward}; or, for what is shown only once, what the page gets as `form`. */
  readonly next: (done: Exclude<Answer, { readonly __typename: 'Rejection' }>, given: Given<Name>) => Next;
}

/** A refusal that the page itself gives, in the words of the reader. */
export const refuse = (field: string | null, message: string): Refused => ({
  __typename: 'Rejection',
  code: 'FORM',
  message,
  field,
});

/** A page to go on to, by its Spanish path, and what it says was done: `console.done.<hecho>`. */
export const onward = (path: string, hecho?: string, query?: Query): Onward => ({
  onward: (to) => withQuery(to(path), { ...query, hecho }),
});

/** Where one goes who has just signed in: back to where they were going, if that is ours, or to their work. */
export const afterSignIn = ({ url }: Pick<RequestEvent, 'url'>): Onward => {
  const way = wayIn(url);
  return { onward: (to) => way ?? to('/mi-trabajo') };
};

/**
 * Runs the mutation of a form. A refusal comes back as a failure (422, or 400 for what cannot be read) with what was
 * typed; an act that is not allowed is a 403; who has to sign in is sent to do so; what is done goes on with 303.
 */
export async function act<Name extends string, Answer, Next>(
  event: RequestEvent,
  form: FormAct<Name, Answer, Next>,
): Promise<ActionFailure<Failed> | Exclude<Next, Onward>> {
  const data = await event.request.formData();
  const given = readForm(data, form.fields, form.secrets ?? []);
  const failed = (status: number, problems: readonly Problem[]) =>
    fail(status, { form: idOf(event, given.of), typed: typedIn(data, form.fields, form.secrets ?? []), problems });
  const answer = await form.send(given, event.locals.attempt).catch((failure: unknown) => problemsOf(failure, event));
  if (isMalformed(answer))
    return failed(
      400,
      answer.malformed.map((problem) => onForm(problem, form.fields)),
    );
  if (isRefused(answer)) return failed(422, [onForm(answer, form.fields)]);
  const next = form.next(answer as Exclude<Answer, { readonly __typename: 'Rejection' }>, given);
  if (isOnward(next)) redirect(303, next.onward(event.locals.to));
  return next as Exclude<Next, Onward>;
}

interface Malformed {
  readonly malformed: readonly Problem[];
}

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;
const isMalformed = (answer: unknown): answer is Malformed => has(answer, 'malformed');
const isOnward = (next: unknown): next is Onward => has(next, 'onward');
const isRefused = (answer: unknown): answer is Refused =>
  has(answer, '__typename') && (answer as Refused).__typename === 'Rejection';

const idOf = ({ url }: RequestEvent, of: string) =>
  formId([...url.searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1), of);

/** The API names a field by its path, the form by its last name; what is no field of the form is said of the whole. */
function onForm({ field, message }: Problem, fields: readonly string[]): Problem {
  const name = field
    ?.replaceAll(/\[\d+\]|\.\d+/g, '')
    .split('.')
    .at(-1);
  return { field: name !== undefined && fields.includes(name) ? name : null, message };
}

function problemsOf(failure: unknown, event: RequestEvent): Malformed {
  const codes = failure instanceof ApiFailure ? failure.codes : [];
  if (codes.includes('UNAUTHENTICATED')) redirect(303, signInAddress(event));
  if (codes.includes('FORBIDDEN')) error(403, 'The role does not allow it.');
  if (!(failure instanceof ApiFailure) || !codes.every((code) => code === 'BAD_USER_INPUT')) return tell(failure);
  return { malformed: failure.fields.length > 0 ? failure.fields : [{ field: null, message: failure.message }] };
}
