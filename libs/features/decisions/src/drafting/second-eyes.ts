import type { EntityManager } from 'typeorm';

/** Whether decisions of a plan are published only after somebody else than who wrote them approved them. */
export async function needsSecondEyes(tx: EntityManager, planId: string): Promise<boolean> {
  const [plan] = await tx.query<{ needs: boolean }[]>('select needs_second_eyes as needs from plans where id = $1', [
    planId,
  ]);
  return plan?.needs ?? false;
}
