import { Injectable } from '@nestjs/common';
import { languageOf, localizePath } from '@quipu/i18n';
import type { LocalDate } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { post } from '@quipu/platform/mail';
import { DataSource } from 'typeorm';
import { urgencyOf } from './reminders.rules.ts';

/** What is not answered yet, and has a last day for it. */
interface Open {
  readonly code: string;
  readonly plan: string;
  readonly memberId: string;
  readonly planId: string;
  readonly dueOn: string;
  readonly zone: string;
}

interface Recipient {
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly language: string;
  readonly role: 'coordinator' | 'administrator';
  readonly memberId: string | null;
  readonly planId: string | null;
}

const OPEN = `
  select contributions.code, plans.code as plan, plans.member_id as "memberId", plans.id as "planId", due_on as "dueOn", time_zone as zone
  from answer_dues join contributions on contributions.id = contribution_id join plans on plans.id = answer_dues.plan_id
  where standing = 'open' order by due_on, contributions.code`;

const RECIPIENTS = `
  select accounts.id, name, email, language, role, member_id as "memberId", plan_id as "planId"
  from access.standing_grants as grants join accounts on accounts.id = account_id
  where role in ('coordinator', 'administrator') and email is not null order by accounts.id`;

/** As many codes as a letter names. */
const NAMED_AT_MOST = 20;

/** What is due or overdue, as one letter tells it. */
interface Told {
  readonly soon: readonly Open[];
  readonly overdue: readonly Open[];
}

/** Tells people each morning what waits for an answer. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes to each coordinator what is due within three days or overdue in their plans, and to each administrator of a
   * member what is overdue by more than a week there: at most one letter of a kind for each person and day, however often
   * it runs. Nobody is written to of nothing. All letters or none are in the outbox when it ends.
   */
  async remind(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const open = await tx.query<Open[]>(OPEN);
      const recipients = await tx.query<Recipient[]>(RECIPIENTS);
      for (const [person, held] of byPerson(recipients)) {
        const mine = open.filter((one) => held.some((grant) => reaches(grant, one)));
        const told = this.sorted(mine, person.role);
        if (told.soon.length + told.overdue.length > 0) await post(tx, this.letter(person, told));
      }
    });
  }

  private sorted(open: readonly Open[], role: Recipient['role']): Told {
    const urgent = open.map((one) => ({ one, urgency: urgencyOf(one.dueOn, this.clock.today(one.zone)) }));
    const of = (...urgencies: string[]) =>
      urgent.filter(({ urgency }) => urgencies.includes(urgency)).map(({ one }) => one);
    if (role === 'administrator') return { soon: [], overdue: of('escalated') };
    return { soon: of('soon'), overdue: of('overdue', 'escalated') };
  }

  private letter({ id, name, email, language: own, role }: Recipient, { soon, overdue }: Told) {
    const language = languageOf(own);
    const all = [...overdue, ...soon];
    const plans = [...new Set(all.map(({ plan }) => plan))];
    const [plan = ''] = plans;
    const path = plans.length === 1 ? `/planes/${plan.toLowerCase()}/plazos` : '/mi-trabajo';
    const day: LocalDate = this.clock.today(all[0]?.zone ?? 'UTC');
    const named = { soonCodes: codesOf(soon), overdueCodes: codesOf(overdue), plans: plans.join(', ') };
    return {
      key: `answers:${role}:${day}:${id}`,
      account: id,
      recipient: email,
      ...(role === 'administrator' ? { template: 'answers-escalated' } : { template: 'answers-due' }),
      language,
      values: {
        ...(name ? { name } : {}),
        soon: soon.length,
        overdue: overdue.length,
        ...named,
        link: localizePath(path, language),
      },
    };
  }
}

const reaches = ({ memberId, planId }: Recipient, one: Open) =>
  planId === null ? memberId === one.memberId : planId === one.planId;

/** Each person once for each role, with the grants that they hold in it. */
function byPerson(recipients: readonly Recipient[]): readonly (readonly [Recipient, readonly Recipient[]])[] {
  const people = new Map<string, Recipient[]>();
  for (const recipient of recipients) {
    const key = `${recipient.role}:${recipient.id}`;
    people.set(key, [...(people.get(key) ?? []), recipient]);
  }
  return [...people.values()].flatMap((held) => (held[0] ? [[held[0], held] as const] : []));
}

function codesOf(open: readonly Open[]): string {
  const codes = open.slice(0, NAMED_AT_MOST).map(({ code }) => code);
  return [...codes, ...(open.length > NAMED_AT_MOST ? ['…'] : [])].join(', ');
}
