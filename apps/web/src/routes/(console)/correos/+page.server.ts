import { error } from '@sveltejs/kit';
import { linesOf, type ShownMail } from './mails.ts';
import type { PageServerLoad } from './$types';

/** The mails of a demo. Anywhere else the API has none to show, and the page is not there. */
export const load: PageServerLoad = async ({ locals }) => {
  const answer = await locals.send('demo/mails');
  if (answer.status === 404) error(404, 'Not a demo.');
  if (!answer.ok) error(503, 'The API gives no answer.');
  const mails = (await answer.json()) as readonly ShownMail[];
  return {
    mails: mails.map(({ id, at, to, subject, language, text }) => {
      return { id, at, to, subject, language, paragraphs: text.trim().split('\n\n').map(linesOf) };
    }),
  };
};
