import { planPath } from '#lib/addresses.ts';

/** Where many contributions of a plan are decided on at once. */
export const bulkPath = (plan: string) => `${planPath(plan)}/decidir`;

export const batchPath = (plan: string, batch: string) => `${bulkPath(plan)}/${encodeURIComponent(batch)}`;
