import {
  LeaveContributionDocument,
  SaveContributionDraftDocument,
  SubmitContributionDocument,
  type AuthorVisibility,
  type ContributionKind,
  type Execute,
} from '@quipu/client';
import { translate, type Language } from '@quipu/i18n';
import { refuse, type Refused } from '#lib/server/act.ts';
import type { Given } from '#lib/server/given.ts';
import { isUploaded, upload, type Uploaded } from '#lib/server/upload.ts';
import { filledBy } from './trap.ts';

/** What the form has. `seen`: somebody has looked at what is similar. `save`: it is to be kept as a draft. */
export const FIELDS = [
  ...([
    'kind',
    'title',
    'body',
    'theme',
    'region',
    'language',
    'institution',
    'authorVisibility',
    'authorName',
  ] as const),
  ...(['email', 'website', 'began', 'seen', 'save', 'draft', 'revision', 'file', 'uploaded', 'uploadedName'] as const),
] as const;

type Typed = Given<(typeof FIELDS)[number]>;

/** What was done: something is public, or was kept, or a letter is on its way. */
export type Done = { readonly code: string } | { readonly id: string } | { readonly to: string };

interface Sending {
  readonly plan: string;
  readonly language: Language;
  readonly own: Execute;
  readonly locals: Pick<App.Locals, 'send'>;
}

const saidIn = ({ text, optional }: Typed, plan: string) => ({
  plan,
  title: text('title'),
  body: text('body'),
  theme: optional('theme'),
  region: optional('region'),
  language: optional('language'),
});

/** Keeps what was written so far. */
export async function save(given: Typed, { plan, own }: Sending): Promise<Done | Refused> {
  const revision = Number(given.text('revision')) || null;
  const input = { ...saidIn(given, plan), kind: given.optional('kind'), id: given.optional('draft'), revision };
  return (await own(SaveContributionDraftDocument, { input })).saveContributionDraft;
}

/** Nothing is wrong: the page first shows what is similar. */
export const LOOK: Refused = refuse(null, '');

/** The same; a file that was chosen is taken in already, for no browser chooses it again. */
export async function look(given: Typed, locals: Sending['locals'], keep: (file: Uploaded) => void): Promise<Refused> {
  const chosen = given.file('file');
  const brought = chosen && (await upload(locals, chosen));
  if (brought && !isUploaded(brought)) return brought;
  if (brought) keep(brought);
  return LOOK;
}

const shownIn = ({ optional }: Typed) => ({
  authorVisibility: optional('authorVisibility') as AuthorVisibility | null,
  authorName: optional('authorName'),
});

/** Leaves it in the name of whoever has signed in; @param keep hears of the file as soon as it is there. */
export async function submit(
  given: Typed,
  { plan, language, own, locals }: Sending,
  keep: (file: Uploaded) => void,
): Promise<Done | Refused> {
  const kind = given.optional('kind') as ContributionKind | null;
  if (!kind) return refuse('kind', translate(language, 'acts.contribute.choose'));
  const chosen = given.file('file');
  const before = { sha256: given.text('uploaded'), fileName: given.text('uploadedName') };
  const brought = chosen ? await upload(locals, chosen) : before;
  if (!isUploaded(brought)) return brought;
  keep(brought);
  const input = {
    ...saidIn(given, plan),
    ...shownIn(given),
    kind,
    institution: given.optional('institution'),
    draft: given.optional('draft'),
    files: brought.sha256 ? [brought.sha256] : [],
  };
  return (await own(SubmitContributionDocument, { input })).submitContribution;
}

/** Leaves it without an account: a letter goes to the address. A program gets the same answer, and no letter is written. */
export async function leave(given: Typed, { plan, language, own }: Sending): Promise<Done | Refused> {
  const kind = given.optional('kind') as ContributionKind | null;
  if (!kind) return refuse('kind', translate(language, 'acts.contribute.choose'));
  const who = filledBy({ website: given.text('website'), began: given.text('began') }, Date.now());
  if (who === 'program') return { to: given.text('email') };
  if (who === 'too-quick') return refuse(null, translate(language, 'acts.contribute.too-quick'));
  const input = { ...saidIn(given, plan), ...shownIn(given), kind, email: given.text('email') };
  return (await own(LeaveContributionDocument, { input })).leaveContribution;
}
