import { error } from '@sveltejs/kit';
import {
  BulkPageDocument,
  DecidableCodesDocument,
  DraftDecisionsDocument,
  ForgetViewDocument,
  SaveViewDocument,
} from '@quipu/client';
import { translate } from '@quipu/i18n';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { decidable, filtersOf, queryOf } from './filters.ts';
import { batchPath, bulkPath } from './paths.ts';
import { chosenCodes, ownWordsOf, TEMPLATE_FIELDS, templateOf } from './template.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const filters = filtersOf(event.url.searchParams);
  const after = event.url.searchParams.get('after');
  const plan = event.params.plan.toUpperCase();
  const asked = { plan, filter: decidable(filters), page: bulkPath(plan), after };
  const { plan: found, decidableContributions, ...lists } = await event.locals.own(BulkPageDocument, asked);
  if (!found || !decidableContributions) error(404, 'No such plan.');
  return { plan: found, waiting: decidableContributions, filters, after, ...lists };
};

export const actions: Actions = {
  draft: (event) =>
    act(event, {
      fields: TEMPLATE_FIELDS,
      send: async (given, own) => {
        const plan = event.params.plan.toUpperCase();
        const filter = decidable(filtersOf(event.url.searchParams));
        const isAll = given.text('which') === 'all';
        const all = isAll ? (await own(DecidableCodesDocument, { plan, filter })).decidableCodes : null;
        const contributions = all ?? chosenCodes(given);
        if (contributions.length === 0)
          return refuse('contribution', translate(event.locals.language, 'bulk.none-chosen'));
        const input = { plan, contributions, template: templateOf(given), own: ownWordsOf(given, contributions) };
        return (await own(DraftDecisionsDocument, { input })).draftDecisions;
      },
      next: ({ id, plan }) => onward(batchPath(plan.code, id), 'batch-drafted'),
    }),
  keep: (event) =>
    act(event, {
      fields: ['name'],
      send: async ({ text }, own) => {
        const page = bulkPath(event.params.plan);
        const input = { page, name: text('name'), query: queryOf(filtersOf(event.url.searchParams)) };
        return (await own(SaveViewDocument, { input })).saveView;
      },
      next: () => onward(bulkPath(event.params.plan), 'view-saved', filtersOf(event.url.searchParams)),
    }),
  forget: (event) =>
    act(event, {
      fields: [],
      send: async ({ of }, own) => (await own(ForgetViewDocument, { id: of })).forgetView,
      next: () => onward(bulkPath(event.params.plan), 'view-forgotten', filtersOf(event.url.searchParams)),
    }),
};
