import { error } from '@sveltejs/kit';
import { DecisionsPageDocument, type Outcome } from '@quipu/client';
import { outcomes } from '#lib/answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  const filters = { plan: asked('plan'), outcome: asked('outcome'), stage: asked('stage'), theme: asked('theme') };
  const after = asked('after');
  const { decisions, plans } = await locals.api(DecisionsPageDocument, {
    after,
    filter: { ...filters, outcome: outcomeOf(filters.outcome) },
  });
  return { filters, after, decisions, plans: plans.nodes };
};

/** Codes in addresses are written as they are stored. */
function outcomeOf(code: string | null): Outcome | null {
  if (code === null) return null;
  return outcomes.find((outcome) => outcome.toLowerCase() === code) ?? error(400, 'No such outcome.');
}
