import type { GrantRole } from '@quipu/client';
import type { Me } from '#lib/server/me.ts';

interface PlanOf {
  readonly code: string;
  readonly member: { readonly code: string };
}

const holdsOn = (me: Me | null | undefined, plan: PlanOf, roles: readonly GrantRole[]): boolean =>
  me?.grants.some(
    (grant) => roles.includes(grant.role) && (grant.plan === plan.code || grant.member === plan.member.code),
  ) ?? false;

/** Whether somebody coordinates the plan, and so decides on what people left for it. What they may do, the API says. */
export const decidesOn = (me: Me | null | undefined, plan: PlanOf): boolean => holdsOn(me, plan, ['COORDINATOR']);

/** Whether somebody is staff of the plan, and so reads what is shown to no one else: who coordinates, and who audits. */
export const inspects = (me: Me | null | undefined, plan: PlanOf): boolean =>
  holdsOn(me, plan, ['COORDINATOR', 'AUDITOR']);
