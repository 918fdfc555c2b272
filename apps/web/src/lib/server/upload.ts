import { error } from '@sveltejs/kit';
import { refuse, type Refused } from './act.ts';

/** A file that the API has, and has not been told yet what it is for. Both empty: none was brought. */
export interface Uploaded {
  readonly sha256: string;
  readonly fileName: string;
}

export const isUploaded = (outcome: Uploaded | Refused): outcome is Uploaded => 'sha256' in outcome;

/** Statuses at which the API says in words what is wrong with the file. */
const SAID = new Set([400, 413, 422, 429]);

/** Hands a file on to the API; what that says of it stands beside the field `file`. */
export async function upload(locals: Pick<App.Locals, 'send'>, file: File): Promise<Uploaded | Refused> {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await locals.send('files', { method: 'POST', body });
  if (answer.status === 201) return (await answer.json()) as Uploaded;
  if (SAID.has(answer.status)) return refuse('file', ((await answer.json()) as { readonly detail: string }).detail);
  error(answer.status === 401 || answer.status === 403 ? 403 : 503, 'The API does not take the file.');
}
