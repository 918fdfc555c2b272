import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@quipu/platform/clock';
import { Reader } from '@quipu/platform/database';
import { BadInput } from '@quipu/platform/graphql';
import { Past, type AskedMoment, type Moment } from '@quipu/platform/reads';
import { noteSql } from '../publication/public-log.ts';

/** A day that comes without a time begins and ends here. */
const ZONE = 'America/Lima';

/** No log is older, and PostgreSQL need not read dates that are. */
const BEFORE_ANY_LOG = '1970-01-01';

const CHECKPOINT = `
  select size::float8, encode(root, 'base64') as root, signed_at as "signedAt", ${noteSql('checkpoints')} as note
  from journal.checkpoints`;

const NEWEST = 'order by signed_at desc, size desc limit 1';
const BY_THE_END_OF = `${CHECKPOINT} where signed_at < ($1::date + 1)::timestamp at time zone '${ZONE}' ${NEWEST}`;
const BY = `${CHECKPOINT} where signed_at <= $1::timestamptz ${NEWEST}`;
const COVERING = `${CHECKPOINT} where size >= $1::bigint order by size limit 1`;
const LEAF = 'select sequenced_at as at from journal.leaves where log_index = $1';
const LARGEST = 'select max(size)::float8 as size from journal.checkpoints';

/** Until when a day lasts there, where clocks have not been changed since the log began. */
const END_OF_DAY = 'T23:59:59.999-05:00';

/** What proves an answer about the past: a checkpoint of the log, as it is published. */
interface Proof extends Record<string, unknown> {
  readonly size: number;
  readonly root: string;
  readonly signedAt: Date;
  readonly note: string;
}

const refused = (problem: 'moment-to-come' | 'position-to-come', values = {}) =>
  new BadInput([{ field: 'asOf', problem, values }]);

/**
 * The past that signatures prove. At a day or an instant the record is what the newest checkpoint signed until then covers;
 * before the first one, nothing. At a size of the log it is what so many leaves say, proved by the first checkpoint that
 * covers them. What was recorded at a moment and signed seconds after it belongs to the moment when it was signed.
 */
@Injectable()
export class SignedPast extends Past {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  /** @throws BadInput when the moment is still to come, or is not signed yet. */
  async find(asked: AskedMoment): Promise<Moment> {
    const checkpoint = (await this.proof(asked)) ?? null;
    const size = asked.kind === 'position' ? asked.size : (checkpoint?.size ?? 0);
    return { size, at: await this.until(asked), told: { asked: asked.text, size, checkpoint } };
  }

  private async until(asked: AskedMoment): Promise<Date> {
    if (asked.kind === 'instant') return asked.instant;
    const now = this.clock.now();
    if (asked.kind === 'day') return new Date(Math.min(Date.parse(`${asked.day}${END_OF_DAY}`), now.getTime()));
    const [leaf] = await this.reader.rows<{ at: Date }>(LEAF, [asked.size - 1]);
    return leaf?.at ?? new Date(0);
  }

  private async proof(asked: AskedMoment): Promise<Proof | undefined> {
    if (asked.kind === 'position') return this.covering(asked.size);
    if (asked.kind === 'day') {
      if (asked.day > this.clock.today(ZONE)) throw refused('moment-to-come');
      return this.first(BY_THE_END_OF, asked.day > BEFORE_ANY_LOG ? asked.day : BEFORE_ANY_LOG);
    }
    if (asked.instant > this.clock.now()) throw refused('moment-to-come');
    return this.first(BY, new Date(Math.max(asked.instant.getTime(), 0)));
  }

  private async covering(size: number): Promise<Proof | undefined> {
    const covering = await this.first(COVERING, size);
    if (covering || size === 0) return covering;
    const [largest] = await this.reader.rows<{ size: number | null }>(LARGEST);
    throw refused('position-to-come', { max: largest?.size ?? 0 });
  }

  private async first(sql: string, value: unknown): Promise<Proof | undefined> {
    const [row] = await this.reader.rows<Proof>(sql, [value]);
    return row;
  }
}
