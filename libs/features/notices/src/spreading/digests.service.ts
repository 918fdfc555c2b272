import { Injectable } from '@nestjs/common';
import { languageOf } from '@quipu/i18n';
import type { LocalDate } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { post, type Group } from '@quipu/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { groupByPlan } from './digest.rules.ts';
import { NEWS_COLUMNS, NEWS_FROM, SECRET, waysToStop, wordsOf, type News } from './news.ts';

/** Where mornings are counted. */
const ZONE = 'America/Lima';

/** A weekly notice is due on Monday; or a week after it happened, should nobody have been there on Monday. */
const DUE = `
  notices.outbox_id is null and (notices.pace = 'daily'
    or notices.pace = 'weekly' and (extract(isodow from $1::date) = 1 or notices.created_at < $1::date - interval '6 days'))`;

const READERS = `
  select distinct account_id as account from mail.notices where ${DUE} order by account_id`;

/** What waits for one reader, in the order in which it happened. What is followed no more is not told. */
const WAITING = `
  with held as (
    select notices.* from mail.notices where account_id = $2 and ${DUE} for update skip locked)
  select held.id, ${SECRET} as secret, ${NEWS_COLUMNS}
  from held join mail.follows on follows.id = held.follow_id and stopped_at is null and confirmed_at is not null
    join ${NEWS_FROM.replace('mail.happenings', 'mail.happenings on happenings.id = held.happening_id')}
  order by happenings.id`;

const TOLD = `
  update mail.notices set outbox_id = outbox.id from mail.outbox where outbox.key = $1 and notices.id = any ($2)`;

interface Waiting extends News {
  readonly id: string;
  readonly secret: string;
}

interface Reader {
  readonly email: string;
  readonly language: string;
  readonly name: string | null;
}

/** Sums up, each morning, what happened to what people follow. */
@Injectable()
export class DigestsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Posts the digests of today: one letter for each person and day, however often it is asked for. */
  async send(): Promise<void> {
    const day = this.clock.today(ZONE);
    const readers = await this.database.query<{ account: string }[]>(READERS, [day]);
    for (const { account } of readers) await this.database.transaction((tx) => sendTo(tx, account, day));
  }
}

async function sendTo(tx: EntityManager, account: string, day: LocalDate): Promise<void> {
  const key = `digest:${account}:${day}`;
  const [reader] = await tx.query<Reader[]>(
    `select email, language, name from accounts where id = $1 and email is not null
       and not exists (select from mail.outbox where key = $2) for no key update`,
    [account, key],
  );
  if (!reader) return;
  const waiting = await tx.query<Waiting[]>(WAITING, [day, account]);
  const [first] = waiting;
  if (!first) return;
  const language = languageOf(reader.language);
  const groups: Group[] = groupByPlan(
    waiting.map((news) => {
      const { sentence, plan, link } = wordsOf(language, news);
      return { plan, entry: { text: sentence, link } };
    }),
  );
  await post(tx, {
    key,
    account,
    recipient: reader.email,
    template: 'digest',
    language,
    values: {
      ...(reader.name ? { name: reader.name } : {}),
      n: waiting.length,
      ...waysToStop(language, first.secret, { isDigest: true }),
    },
    groups,
    isOfficial: false,
  });
  await tx.query(TOLD, [key, waiting.map(({ id }) => id)]);
}
