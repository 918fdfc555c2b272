import { error } from '@sveltejs/kit';
import { CodeIndicatorDocument, CodingPageDocument } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { commitmentPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { chosen, codable } from './chosen.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'IRM_RESEARCHER');
  const { plan: code, number } = event.params;
  const { plan, commitment } = await event.locals.own(CodingPageDocument, { plan: code.toUpperCase(), number });
  if (!plan || !commitment) error(404, 'No such commitment.');
  return { commitment, reports: codable(plan), chosen: chosen(plan, commitment, event.url.searchParams) };
};

const FIELDS = ['report', 'milestone', 'indicator', 'code', 'rationale', 'supersedes', 'supersedesBecause'] as const;

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: FIELDS,
      send: async ({ text, optional }, own) => {
        if (!text('code')) return refuse('code', translate(event.locals.language, 'acts.coding.choose'));
        const input = {
          plan: event.params.plan.toUpperCase(),
          commitment: event.params.number,
          report: text('report'),
          milestone: optional('milestone'),
          indicator: text('indicator'),
          code: text('code'),
          rationale: text('rationale'),
          supersedes: optional('supersedes'),
          supersedesBecause: optional('supersedesBecause'),
        };
        return (await own(CodeIndicatorDocument, { input })).codeIndicator;
      },
      next: () => onward(commitmentPath(event.params.plan, event.params.number), 'indicator-coded'),
    }),
};
