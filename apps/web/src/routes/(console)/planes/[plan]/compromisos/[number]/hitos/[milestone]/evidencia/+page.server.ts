import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { EvidencePageDocument, SubmitEvidenceDocument } from '@quipu/client';
import { commitmentPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { isUploaded, upload, type Uploaded } from '#lib/server/upload.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'INSTITUTION_OFFICER');
  const { plan, number, milestone: wanted } = event.params;
  const { commitment } = await event.locals.own(EvidencePageDocument, { plan: plan.toUpperCase(), number });
  const milestone = commitment?.milestones.find((one) => one.number === wanted);
  if (!commitment || !milestone) error(404, 'No such milestone.');
  return { commitment, milestone, standing: milestone.evidence.filter(({ isStanding }) => isStanding) };
};

const TEXTS = ['milestone', 'title', 'description', 'link', 'supersedes', 'supersedesBecause'] as const;
const FIELDS = [...TEXTS, 'file', 'uploaded', 'uploadedName'] as const;

/** Submits; @param keep hears of the file as soon as it is there, for what was refused after it did not lose it. */
const submit = (event: RequestEvent<{ plan: string; number: string }>, keep: (file: Uploaded) => void) =>
  act(event, {
    fields: FIELDS,
    send: async ({ text, optional, file }, own) => {
      const before = { sha256: text('uploaded'), fileName: text('uploadedName') };
      const chosen = file('file');
      const brought = chosen ? await upload(event.locals, chosen) : before;
      if (!isUploaded(brought)) return brought;
      keep(brought);
      const input = {
        milestone: text('milestone'),
        title: text('title'),
        description: optional('description'),
        language: event.locals.language,
        file: brought.sha256 || null,
        link: optional('link'),
        supersedes: optional('supersedes'),
        supersedesBecause: optional('supersedesBecause'),
      };
      return (await own(SubmitEvidenceDocument, { input })).submitEvidence;
    },
    next: () => onward(commitmentPath(event.params.plan, event.params.number), 'evidence-submitted'),
  });

export const actions: Actions = {
  default: async (event) => {
    // Before anything of a file is read.
    await holding(event, 'INSTITUTION_OFFICER');
    let kept: Uploaded | undefined;
    const answer = await submit(event, (file) => (kept = file));
    if (!kept?.sha256 || !('status' in answer)) return answer;
    // No browser fills in a file again: what came whole is remembered by its digest.
    const { typed, ...rest } = answer.data;
    const remembered = { uploaded: [kept.sha256], uploadedName: [kept.fileName] };
    return fail(answer.status, { ...rest, typed: { ...typed, ...remembered } });
  },
};
