import { redirect } from '@sveltejs/kit';
import { ContributionAddressDocument, ContributionsPageDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

/** What a code can look like; anything else is words. */
const codeShape = /^[a-z0-9][a-z0-9-]{1,39}$/i;

export const load: PageServerLoad = async ({ locals, url }) => {
  const text = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  if (codeShape.test(text)) {
    const { contribution } = await locals.api(ContributionAddressDocument, { code: text.toUpperCase() });
    if (contribution) redirect(303, locals.to(contributionPath(contribution.code)));
  }
  const after = url.searchParams.get('after');
  const { contributions } = await locals.api(ContributionsPageDocument, {
    after,
    filter: text ? { search: text } : null,
  });
  return { text, after, contributions };
};
