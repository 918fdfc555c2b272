import { translate, type MessageKey } from '@quipu/i18n';
import { Journal } from '@quipu/journal';
import { Rejection } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { databaseOptions } from '@quipu/platform/database';
import { Queues } from '@quipu/platform/queue';
import { SnapshotService } from '@quipu/snapshots';
import { DataSource } from 'typeorm';
import { databaseUrl } from './database-url.ts';
import { ExitCode, WrongUsage, type Io } from './io.ts';

/** Asks the queue for today's snapshot of a plan; a worker takes it. Asked twice on a day, it is taken once. */
export async function askForSnapshot(io: Io, plan: string): Promise<ExitCode> {
  const url = databaseUrl(io, 'DATABASE_URL');
  const database = await new DataSource(databaseOptions(url, [])).initialize();
  const queues = new Queues({ databaseUrl: url, redisUrl: io.env['REDIS_URL'] });
  try {
    const asked = await new SnapshotService(new Journal(database), database, queues, new Clock()).ask(plan);
    if (asked instanceof Rejection)
      throw new WrongUsage(translate(io.language, `rejections.${asked.code}` as MessageKey, asked.values));
    io.out(`${translate(io.language, 'cli.snapshot.asked', { plan: asked.plan, day: asked.day })}\n`);
    return ExitCode.DONE;
  } finally {
    await queues.close();
    await database.destroy();
  }
}
