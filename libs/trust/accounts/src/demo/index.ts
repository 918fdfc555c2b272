export { DEMO_DOMAIN, DemoAccountsFound, refuseDemoAccounts } from './demo-guard.ts';
