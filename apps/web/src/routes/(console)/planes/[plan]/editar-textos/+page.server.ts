import { error } from '@sveltejs/kit';
import {
  AddPlanTextDocument,
  EditTextsPageDocument,
  RevisePlanTextDocument,
  WithdrawPlanTextDocument,
  type PlanTextKind,
} from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

const back = ({ params }: { readonly params: { readonly plan: string } }, done: string) =>
  onward(`${planPath(params.plan)}/editar-textos`, done);

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { plan } = await event.locals.own(EditTextsPageDocument, { plan: event.params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  return { plan };
};

export const actions: Actions = {
  add: (event) =>
    act(event, {
      fields: ['kind', 'titleEs', 'bodyEs'],
      send: async ({ text }, own) => {
        const kind = text('kind') === 'QUESTION' ? ('QUESTION' as PlanTextKind) : ('RULE' as PlanTextKind);
        const input = { plan: event.params.plan.toUpperCase(), kind, titleEs: text('titleEs'), bodyEs: text('bodyEs') };
        return (await own(AddPlanTextDocument, { input })).addPlanText;
      },
      next: () => back(event, 'text-added'),
    }),
  revise: (event) =>
    act(event, {
      fields: ['titleEs', 'titleEn', 'bodyEs', 'bodyEn', 'because'],
      send: async ({ of, text, optional }, own) => {
        const words = { titleEs: text('titleEs'), bodyEs: text('bodyEs'), because: text('because') };
        const input = { text: of, ...words, titleEn: optional('titleEn'), bodyEn: optional('bodyEn') };
        return (await own(RevisePlanTextDocument, { input })).revisePlanText;
      },
      next: () => back(event, 'text-revised'),
    }),
  withdraw: (event) =>
    act(event, {
      fields: ['because'],
      send: async ({ of, text }, own) =>
        (await own(WithdrawPlanTextDocument, { text: of, because: text('because') })).withdrawPlanText,
      next: () => back(event, 'text-withdrawn'),
    }),
};
