import { Injectable } from '@nestjs/common';
import type { Language } from '@quipu/i18n';
import { Reader } from '@quipu/platform/database';
import ical, { ICalEventStatus } from 'ical-generator';

/** What stands in a calendar: an event, or the days of a stage. */
interface Entry {
  readonly id: string;
  readonly kind: 'event' | 'stage';
  readonly code: string;
  readonly plan: string;
  readonly titleEs: string;
  readonly titleEn: string | null;
  readonly place: string | null;
  readonly onlineAt: string | null;
  readonly agenda: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly beginsAt: Date | null;
  readonly finishesAt: Date | null;
  readonly isCancelled: boolean;
}

const PLAN = 'select id, code, title_es as "titleEs", title_en as "titleEn" from plans where upper(code) = upper($1)';

/** Only what is known to the day can stand in a calendar. */
const ENTRIES = `
  select events.id, 'event' as kind, events.code, plans.code as plan, events.title_es as "titleEs",
    events.title_en as "titleEn", place, online_at as "onlineAt", agenda, events.starts_on::text as "startsOn",
    coalesce(events.ends_on, events.starts_on)::text as "endsOn", begins_at as "beginsAt", finishes_at as "finishesAt",
    cancelled_at is not null as "isCancelled"
  from events join plans on plans.id = plan_id
  where plan_id = $1 and length(events.starts_on) = 10 and length(coalesce(events.ends_on, events.starts_on)) = 10
    and ($2::text is null or events.code = $2)
  union all
  select stages.id, 'stage', stages.code, plans.code, stages.title_es, stages.title_en, null, null, null,
    opens_on::text, coalesce(closes_on, opens_on)::text, null, null, false
  from stages join plans on plans.id = plan_id where plan_id = $1 and $2::text is null and opens_on is not null
  order by "startsOn", id`;

const DAY_MS = 86_400_000;
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS);

const isErased = (text: string | null) => text?.startsWith('quipu:erased:') ?? false;
const shown = (text: string | null) => (text !== null && !isErased(text) ? text : null);

/** Where pages stand, and in which language calendar programs are told of them. */
export interface Calendar {
  readonly language: Language;
  /** Host of the installation, which ids end with. */
  readonly host: string;
}

/** Events and stages for calendar programs (RFC 5545). Nothing in it depends on when it is asked. */
@Injectable()
export class CalendarService {
  constructor(private readonly reader: Reader) {}

  /** The calendar of a plan, or of one event of it; undefined when there is none. */
  async of(plan: string, event: string | null, { language, host }: Calendar): Promise<string | undefined> {
    const [found] = await this.reader.rows<{ id: string; titleEs: string; titleEn: string | null }>(PLAN, [plan]);
    const entries = found ? await this.reader.rows<Entry & Record<string, unknown>>(ENTRIES, [found.id, event]) : [];
    if (!found || (event !== null && entries.length === 0)) return undefined;
    const named = ({ titleEs, titleEn }: { titleEs: string; titleEn: string | null }) =>
      shown(language === 'en' ? (titleEn ?? titleEs) : titleEs) ?? '';
    const calendar = ical({ name: named(found), prodId: '//Quipu//Quipu//ES' });
    for (const entry of entries) {
      const hours = entry.beginsAt
        ? { start: entry.beginsAt, end: entry.finishesAt ?? entry.beginsAt }
        : { start: new Date(`${entry.startsOn}T00:00:00Z`), end: dayAfter(entry.endsOn), allDay: true };
      const link = shown(entry.onlineAt);
      calendar.createEvent({
        ...hours,
        id: `${entry.id}@${host}`,
        stamp: hours.start,
        summary: named(entry),
        location: [shown(entry.place), link].filter(Boolean).join(' · ') || null,
        description: shown(entry.agenda),
        url: link,
        status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      });
    }
    return calendar.toString();
  }
}
