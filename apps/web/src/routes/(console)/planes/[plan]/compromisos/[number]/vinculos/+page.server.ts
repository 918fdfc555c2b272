import { error } from '@sveltejs/kit';
import { CommitmentEdgesDocument } from '@quipu/client';
import { commitmentPath } from '#lib/addresses.ts';
import { drawEdge, endEdge, reachedBy } from '#lib/server/edges.ts';
import { coordinating, holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

const place = ({ params: { plan, number } }: { readonly params: { readonly plan: string; readonly number: string } }) =>
  ({ kind: 'COMMITMENT', code: number, path: `${commitmentPath(plan, number)}/vinculos` }) as const;

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'COORDINATOR');
  const { commitment, plans } = await event.locals.own(CommitmentEdgesDocument, {
    plan: event.params.plan.toUpperCase(),
    number: event.params.number,
  });
  if (!commitment) error(404, 'No such commitment.');
  coordinating(me, commitment.plan);
  return { commitment, plans: reachedBy(me, plans.nodes) };
};

export const actions: Actions = {
  draw: (event) => drawEdge(event, place(event)),
  end: (event) => endEdge(event, place(event)),
};
