import { Injectable } from '@nestjs/common';
import { coveredSize, Journal, readAsOf, Unchanged } from '@quipu/journal';
import { notFound, Rejection, system, type LocalDate } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { Queues } from '@quipu/platform/queue';
import { DataSource } from 'typeorm';
import { allFigures, RULE } from './figures.reads.ts';
import { snapshotQueue } from './snapshots.queue.ts';

const TAKE = `
  insert into public.snapshots (plan_id, day, rule, position, figures)
  select plan.id, $2, $3, $4, ${allFigures('plan')}
  from plans as plan where plan.code = $1
  on conflict on constraint uq_snapshots_plan_id_day do nothing returning id`;

/** A snapshot that was asked for and waits its turn. */
interface Asked {
  readonly plan: string;
  readonly day: LocalDate;
}

@Injectable()
export class SnapshotService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks the queue for today's snapshot of a plan, today in the time zone of its member. Asked again on the same day,
   * it is the same job. Rejects with PLAN_NOT_FOUND.
   */
  async ask(plan: string): Promise<Asked | Rejection> {
    const [zone] = await this.zones(plan);
    if (!zone) return notFound('PLAN', plan);
    const day = this.clock.today(zone.zone);
    await this.queues.add(snapshotQueue, 'take-snapshot', { plan, day }, `${plan}-${day}`);
    return { plan, day };
  }

  /** Asks for today's snapshot of every plan. */
  async askAll(): Promise<void> {
    for (const { code } of await this.zones(null)) await this.ask(code);
  }

  /**
   * Freezes the figures of a plan for a day, as one act. They are computed from the log, once it holds every act before
   * this call; so anybody computes the same again from so many leaves. Idempotent by (plan, day): the first snapshot of
   * a day stays. Rejects with PLAN_NOT_FOUND. @throws LogBehind when the log does not catch up.
   */
  async take(plan: string, day: string): Promise<Rejection | undefined> {
    if ((await this.zones(plan)).length === 0) return notFound('PLAN', plan);
    const size = await coveredSize(this.database);
    const act = { actor: system('snapshots'), act: 'snapshot.taken', subject: plan } as const;
    await this.journal.write<boolean>(act, async (tx) => {
      await readAsOf(tx, size);
      const taken = await tx.query<unknown[]>(TAKE, [plan, day, RULE, size]);
      return taken.length > 0 || new Unchanged(false);
    });
    return undefined;
  }

  private zones(plan: string | null): Promise<{ code: string; zone: string }[]> {
    return this.database.query(
      'select plans.code, time_zone as zone from plans join members on members.id = member_id where $1::text is null or plans.code = $1 order by plans.code',
      [plan],
    );
  }
}
