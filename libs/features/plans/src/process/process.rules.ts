import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest name of a plan, a stage, a theme or a text of the process, in characters. */
const MIN_TITLE = 3;
/** The shortest rule or answer, in characters; the database asks for as many (ck_plan_texts_body_es). */
const MIN_TEXT = 10;

/** Whether a name says something. */
export const entitle = (title: string) =>
  lengthInWords(title) < MIN_TITLE
    ? reject('PROCESS_TITLE_TOO_SHORT', 'titleEs', { min: MIN_TITLE })
    : ok(title.trim());

/** Whether a rule or an answer says something. */
export const sayText = (body: string) =>
  lengthInWords(body) < MIN_TEXT ? reject('PLAN_TEXT_BODY_TOO_SHORT', 'bodyEs', { min: MIN_TEXT }) : ok(body.trim());
