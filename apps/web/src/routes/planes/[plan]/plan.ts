import type { PlanPageQuery } from '@quipu/client';

/** The plan of a page, as its document asks for it. */
export type PagePlan = NonNullable<PlanPageQuery['plan']>;
