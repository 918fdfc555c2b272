import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DemoAccountsFound, refuseDemoAccounts } from '@quipu/accounts/demo';
import { readSettings } from '@quipu/platform/config';
import { stopWith } from '@quipu/platform/process';
import { Logger } from 'nestjs-pino';
import { startWork } from './work.ts';
import { WorkerModule } from './worker.module.ts';

const settings = readSettings(process.env);
await refuseDemoAccounts(settings).catch((fault: unknown) => {
  console.error(fault instanceof DemoAccountsFound ? fault.message : fault);
  process.exit(1);
});
const worker = await NestFactory.createApplicationContext(WorkerModule.with(settings), {
  bufferLogs: true,
  abortOnError: false,
});
worker.useLogger(worker.get(Logger));
stopWith(() => worker.close());
await startWork(worker);
