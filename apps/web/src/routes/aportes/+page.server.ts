import { redirect } from '@sveltejs/kit';
import { ContributionAddressDocument, ContributionsPageDocument, FlowNamesDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { codeIn } from '#lib/tracking-code.ts';
import { bandOf } from '#lib/lineage/bands.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const text = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const code = codeIn(text);
  if (code) {
    const { contribution } = await locals.api(ContributionAddressDocument, { code });
    if (contribution) redirect(303, locals.to(contributionPath(contribution.code)));
  }
  const band = bandOf(url.searchParams);
  const plan = band ? (await locals.api(FlowNamesDocument, { plan: band.plan })).plan : null;
  const after = url.searchParams.get('after');
  const { contributions } = await locals.api(ContributionsPageDocument, {
    after,
    filter: { ...(text ? { search: text } : {}), ...(band ? { flow: band } : {}) },
  });
  return { text, after, contributions, band, plan };
};
