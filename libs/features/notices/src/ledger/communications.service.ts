import { Injectable } from '@nestjs/common';
import { Journal, Unchanged } from '@quipu/journal';
import { system } from '@quipu/kernel';
import { DataSource } from 'typeorm';

/** Letters to authors are `decision:<id>:<account>`; the first that left is the one that counts. */
const LEFT = `
  select decisions.plan_id, decisions.id as decision_id, min(sent_at) as communicated_at
  from mail.outbox join decisions on decisions.id::text = split_part(outbox.key, ':', 2)
  where outbox.key like 'decision:%' and sent_at is not null and is_official
    and not exists (select from communications where communications.decision_id = decisions.id)
  group by decisions.plan_id, decisions.id`;

const PLANS = `select distinct plans.code, plans.id from plans join (${LEFT}) as told on told.plan_id = plans.id order by code`;

const RECORD = `
  insert into communications (plan_id, decision_id, communicated_at) select * from (${LEFT}) as told where plan_id = $1
  on conflict (decision_id) do nothing returning id`;

/** Records in public that the authors of contributions were told. */
@Injectable()
export class CommunicationsService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
  ) {}

  /** Records which decisions were told since it was last done: one act for each plan. Done twice at once, it is done once. */
  async record(): Promise<void> {
    for (const { code, id } of await this.database.query<{ code: string; id: string }[]>(PLANS)) {
      const act = { actor: system('notices'), act: 'decision.communicated', subject: code } as const;
      await this.journal.write<boolean>(act, async (tx) => {
        const recorded = await tx.query<unknown[]>(RECORD, [id]);
        return recorded.length > 0 || new Unchanged(false);
      });
    }
  }
}
