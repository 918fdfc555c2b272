export { DEMO_ROLES, giveDemoAccounts, type DemoAccount } from './demo-accounts.ts';
export { OperatorConsole, type KnownAccount } from './operator-console.ts';
