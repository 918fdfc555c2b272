import { error } from '@sveltejs/kit';
import {
  BatchPageDocument,
  DiscardBatchDocument,
  PublishDecisionsDocument,
  ReviseBatchDocument,
  type RefusedOneFragment,
} from '@quipu/client';
import { translate } from '@quipu/i18n';
import { act, onward, refuse, type Refused } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { batchPath, bulkPath } from '../paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const after = event.url.searchParams.get('after');
  const { batch, ...lists } = await event.locals.own(BatchPageDocument, { id: event.params.batch, after });
  if (!batch || batch.plan.code !== event.params.plan.toUpperCase()) error(404, 'No such batch.');
  return { batch, after, ...lists };
};

/** A refusal of one of many says of which. */
const naming = <Answer extends object>(answer: Answer | RefusedOneFragment): Answer | Refused => {
  if (!('about' in answer)) return answer;
  const { about, message, ...refused } = answer;
  return { ...refused, __typename: 'Rejection', message: about ? `${about}: ${message}` : message };
};

export const actions: Actions = {
  save: (event) =>
    act(event, {
      fields: ['read', 'contribution', 'reasons', 'was'],
      send: async ({ text, all }, own) => {
        const clean = (said: string) => said.replaceAll(/\r\n?/g, '\n').trim();
        const [codes, said, was] = [all('contribution'), all('reasons').map(clean), all('was').map(clean)];
        const changed = codes.flatMap((contribution, place) =>
          said[place] === was[place] ? [] : [{ contribution, reasons: said[place] || null }],
        );
        if (changed.length === 0) return refuse(null, translate(event.locals.language, 'bulk.nothing-changed'));
        const asked = { id: event.params.batch, read: text('read'), own: changed };
        return naming((await own(ReviseBatchDocument, asked)).reviseBatch);
      },
      next: ({ id, plan }) =>
        onward(batchPath(plan.code, id), 'batch-saved', { after: event.url.searchParams.get('after') }),
    }),
  publish: (event) =>
    act(event, {
      fields: ['read'],
      send: async ({ text }, own) =>
        naming((await own(PublishDecisionsDocument, { id: event.params.batch, read: text('read') })).publishDecisions),
      next: ({ plan }) => onward(bulkPath(plan.code), 'batch-published'),
    }),
  undo: (event) =>
    act(event, {
      fields: [],
      send: async (_, own) => naming((await own(DiscardBatchDocument, { id: event.params.batch })).discardBatch),
      next: ({ plan }) => onward(bulkPath(plan.code), 'batch-undone'),
    }),
};
