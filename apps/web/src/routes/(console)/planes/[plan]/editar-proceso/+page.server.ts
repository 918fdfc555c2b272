import { error } from '@sveltejs/kit';
import {
  EditProcessPageDocument,
  RevisePlanDocument,
  SetAnswerTermsDocument,
  SetStagesDocument,
  SetThemesDocument,
  type PlanPhase,
} from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import { namedIn } from '#lib/codes.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { STAGE_FIELDS, TERM_FIELDS, typedStages, typedTerms } from './rows.ts';
import type { Actions, PageServerLoad } from './$types';

const codeIn = ({ params }: { readonly params: { readonly plan: string } }) => params.plan.toUpperCase();
const back = (code: string, done: string) => onward(`${planPath(code)}/editar-proceso`, done);

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { plan } = await event.locals.own(EditProcessPageDocument, { plan: codeIn(event) });
  if (!plan) error(404, 'No such plan.');
  return { plan };
};

export const actions: Actions = {
  revise: (event) =>
    act(event, {
      fields: ['phase', 'because', 'titleEs', 'titleEn', 'needsSecondEyes', 'reviewDays'],
      send: async ({ text, optional, isChecked }, own) => {
        const input = {
          plan: codeIn(event),
          phase: optional('phase') as PlanPhase | null,
          because: optional('because'),
          titleEs: text('titleEs'),
          titleEn: text('titleEn'),
          needsSecondEyes: isChecked('needsSecondEyes'),
          reviewDays: Number(text('reviewDays')) || 0,
        };
        return (await own(RevisePlanDocument, { input })).revisePlan;
      },
      next: ({ code }) => back(code, 'plan-revised'),
    }),
  stages: (event) =>
    act(event, {
      fields: STAGE_FIELDS,
      send: async (given, own) => {
        const input = { plan: codeIn(event), stages: typedStages(given) };
        return (await own(SetStagesDocument, { input })).setStages;
      },
      next: ({ code }) => back(code, 'stages-set'),
    }),
  themes: (event) =>
    act(event, {
      fields: ['themes'],
      send: async ({ text }, own) => {
        const input = { plan: codeIn(event), themes: namedIn(text('themes'), '-') };
        return (await own(SetThemesDocument, { input })).setThemes;
      },
      next: ({ code }) => back(code, 'themes-set'),
    }),
  terms: (event) =>
    act(event, {
      fields: TERM_FIELDS,
      send: async (given, own) => {
        const input = { plan: codeIn(event), terms: typedTerms(given) };
        return (await own(SetAnswerTermsDocument, { input })).setAnswerTerms;
      },
      next: ({ code }) => back(code, 'terms-set'),
    }),
};
