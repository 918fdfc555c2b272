import { error, fail } from '@sveltejs/kit';
import { ContributePageDocument, OwnDraftsDocument, SimilarContributionsDocument } from '@quipu/client';
import { contributionPath, planPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { asCitizen } from '#lib/server/office.ts';
import type { Uploaded } from '#lib/server/upload.ts';
import { FIELDS, leave, look, LOOK, save, submit, type Done } from './sending.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Whoever has signed in, holding no office; null for anybody else, who may contribute as well. */
const citizen = async (event: Pick<RequestEvent, 'locals' | 'url'>) =>
  (await event.locals.me()) ? asCitizen(event) : null;

export const load: PageServerLoad = async (event) => {
  const me = await citizen(event);
  const { plan, regions } = await event.locals.own(ContributePageDocument, { plan: event.params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  const speaksFor = me?.grants.filter(({ role, institution }) => role === 'CONTRIBUTOR' && institution !== null) ?? [];
  const wanted = event.url.searchParams.get('borrador');
  const { myContributionDrafts } =
    me && wanted ? await event.locals.own(OwnDraftsDocument, {}) : { myContributionDrafts: [] };
  const draft = myContributionDrafts?.find(({ id, plan: of }) => id === wanted && of === plan.code) ?? null;
  const isSent = event.url.searchParams.get('hecho') === 'contribution-waiting';
  return { plan, regions, speaksFor, draft, isSent, hasAccount: me !== null, began: String(Date.now()) };
};

/** What others left that is like it, where nobody has looked yet. */
async function similarTo(event: RequestEvent, data: FormData) {
  const said = (name: string) => String(data.get(name) ?? '').trim();
  if (data.has('save') || data.has('seen') || said('title').length < 10 || said('body').length < 10) return [];
  const asked = {
    plan: event.params.plan.toUpperCase(),
    title: said('title').slice(0, 300),
    body: said('body').slice(0, 10_000),
  };
  return (await event.locals.own(SimilarContributionsDocument, asked)).similarContributions;
}

const next = (plan: string) => (done: Done) => {
  if ('code' in done) return onward(contributionPath(done.code), 'contribution-submitted');
  if ('id' in done) return onward('/mis-aportes', 'contribution-draft-saved');
  return onward(`${planPath(plan)}/aportar`, 'contribution-waiting');
};

export const actions: Actions = {
  default: async (event) => {
    const me = await citizen(event);
    const similar = await similarTo(event, await event.request.clone().formData());
    let kept: Uploaded | undefined;
    const keep = (file: Uploaded) => (kept = file);
    const plan = event.params.plan.toUpperCase();
    const answer = await act(event, {
      fields: FIELDS,
      send: async (given, own) => {
        const sending = { plan, language: event.locals.language, own, locals: event.locals };
        if (similar.length > 0) return me ? look(given, event.locals, keep) : LOOK;
        if (!me) return leave(given, sending);
        return given.isChecked('save') ? save(given, sending) : submit(given, sending, keep);
      },
      next: next(plan),
    });
    if (!('status' in answer)) return answer;
    const { typed, ...rest } = answer.data;
    // No browser fills in a file again: what came whole is remembered by its digest.
    const remembered = kept?.sha256 ? { uploaded: [kept.sha256], uploadedName: [kept.fileName] } : {};
    const problems = rest.problems.filter(({ message }) => message !== LOOK.message);
    return fail(answer.status, { ...rest, problems, similar, typed: { ...typed, ...remembered } });
  },
};
