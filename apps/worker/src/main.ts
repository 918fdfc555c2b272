import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '@quipu/platform/config';
import { stopWith } from '@quipu/platform/process';
import { Logger } from 'nestjs-pino';
import { startWork } from './work.ts';
import { WorkerModule } from './worker.module.ts';

const settings = readSettings(process.env);
const worker = await NestFactory.createApplicationContext(WorkerModule.with(settings), {
  bufferLogs: true,
  abortOnError: false,
});
worker.useLogger(worker.get(Logger));
stopWith(() => worker.close());
await startWork(worker);
