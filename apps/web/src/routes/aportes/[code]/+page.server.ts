import { error, redirect } from '@sveltejs/kit';
import { ContributionPageDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { codeIn } from '#lib/tracking-code.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const code = codeIn(params.code) ?? params.code.toUpperCase();
  const { contribution, lineage, history } = await locals.api(ContributionPageDocument, { code });
  if (!contribution) error(404, 'No such contribution.');
  if (code !== params.code) redirect(308, locals.to(contributionPath(code)));
  return { contribution, lineage, history };
};
