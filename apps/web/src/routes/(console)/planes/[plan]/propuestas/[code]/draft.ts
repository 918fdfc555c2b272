import { error, type RequestEvent } from '@sveltejs/kit';
import { NextVersionPageDocument } from '@quipu/client';
import { holding } from '#lib/server/office.ts';

/** What the forms on a draft commitment need, for a coordinator. */
export async function draftOf(
  event: Pick<RequestEvent, 'locals' | 'url'> & { readonly params: { readonly plan: string; readonly code: string } },
) {
  await holding(event, 'COORDINATOR');
  const { draftCommitment, institutions, commitments } = await event.locals.own(NextVersionPageDocument, {
    code: event.params.code.toUpperCase(),
    plan: event.params.plan.toUpperCase(),
  });
  if (draftCommitment?.plan.code !== event.params.plan.toUpperCase()) error(404, 'No such draft commitment.');
  return { draft: draftCommitment, bodies: institutions.nodes, numbers: commitments.nodes.map(({ number }) => number) };
}
