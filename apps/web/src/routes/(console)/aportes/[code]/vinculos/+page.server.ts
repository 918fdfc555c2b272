import { error } from '@sveltejs/kit';
import { ContributionEdgesDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { drawEdge, endEdge, reachedBy } from '#lib/server/edges.ts';
import { coordinating, holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

const place = ({ params: { code } }: { readonly params: { readonly code: string } }) =>
  ({ kind: 'CONTRIBUTION', code, path: `${contributionPath(code)}/vinculos` }) as const;

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'COORDINATOR');
  const { contribution, plans } = await event.locals.own(ContributionEdgesDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  coordinating(me, contribution.plan);
  return { contribution, plans: reachedBy(me, plans.nodes) };
};

export const actions: Actions = {
  draw: (event) => drawEdge(event, place(event)),
  end: (event) => endEdge(event, place(event)),
};
