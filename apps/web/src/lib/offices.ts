import type { Me } from '#lib/server/me.ts';

/** Whether somebody coordinates the plan, and so decides on what people left for it. What they may do, the API says. */
export const decidesOn = (
  me: Me | null | undefined,
  plan: { readonly code: string; readonly member: { readonly code: string } },
): boolean =>
  me?.grants.some(
    (grant) => grant.role === 'COORDINATOR' && (grant.plan === plan.code || grant.member === plan.member.code),
  ) ?? false;
