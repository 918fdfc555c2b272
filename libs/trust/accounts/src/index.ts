export { AccessGuard, OPERATOR_TOKEN } from './access.guard.ts';
export { may, PERMISSIONS } from './permissions.ts';
export { Who } from './who.ts';
