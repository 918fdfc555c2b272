import { error, redirect } from '@sveltejs/kit';
import { ContributionHistoryDocument } from '@quipu/client';
import { contributionPath, historyPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const code = params.code.toUpperCase();
  const after = url.searchParams.get('after');
  const { contribution, history } = await locals.api(ContributionHistoryDocument, { code, after });
  if (!contribution || !history) error(404, 'No such contribution.');
  if (code !== params.code) redirect(308, locals.to(historyPath(contributionPath(code))));
  return { contribution, history, after };
};
