import type { Role } from '@quipu/kernel';

/** What each role may do beyond reading what is public. What stands in no row, nobody may. */
export const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  coordinator: ['decision:record', 'snapshot:take'],
  administrator: [],
  system: [],
};

/** Whether an actor in `role` may do what needs `permission`. */
export const may = (role: Role, permission: string): boolean => PERMISSIONS[role].includes(permission);
