import 'reflect-metadata';
import { DemoAccountsFound, refuseDemoAccounts } from '@quipu/accounts/demo';
import { readSettings } from '@quipu/platform/config';
import { stopWith } from '@quipu/platform/process';
import { buildApi } from './server.ts';

const settings = readSettings(process.env);
await refuseDemoAccounts(settings).catch((fault: unknown) => {
  console.error(fault instanceof DemoAccountsFound ? fault.message : fault);
  process.exit(1);
});
const api = await buildApi(settings);
stopWith(() => api.close());
await api.listen(settings.PORT, settings.HOST);
