import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localizePath, translate, type Language } from '@quipu/i18n';
import { generateAtomFeed } from 'feedsmith';
import { DataSource } from 'typeorm';
import { findFollowed, type Followed } from '../following/followed.ts';
import type { FollowKind } from '../following/follow.type.ts';
import { NEWS_COLUMNS, NEWS_FROM, wordsOf, type News } from '../spreading/news.ts';

/** The latest that a feed holds. */
const ENTRIES = 50;

const ENTRIES_OF = `
  select happenings.key, happenings.happened_at as at, ${NEWS_COLUMNS} from ${NEWS_FROM}
  where happenings.thing_ids @> array[$1::uuid] order by happenings.id desc limit ${ENTRIES}`;

interface Entry extends News {
  readonly key: string;
  readonly at: Date;
}

/** Where the addresses of a feed lead. */
export interface FeedPlace {
  /** Scheme and host of the portal. */
  readonly portal: string;
  /** Path of the feed itself. */
  readonly path: string;
}

/** An id that stays the same wherever the portal moves: a UUID made of what names the thing (RFC 9562 §5.8). */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(`quipu\n${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** No character of XML 1.0 (§2.2). */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const plain = (text: string) => text.replace(NOT_XML, '');

/** News of what can be followed, as Atom (RFC 4287): what letters would tell, of what is public. */
@Injectable()
export class FeedsService {
  constructor(private readonly database: DataSource) {}

  /** The feed of what is called `code` among its kind; undefined where there is no such thing. */
  async of(kind: FollowKind, code: string, language: Language, place: FeedPlace): Promise<string | undefined> {
    const thing = await findFollowed(this.database, kind, code);
    if (!thing) return undefined;
    const entries = await this.database.query<Entry[]>(ENTRIES_OF, [thing.id]);
    return feedOf({ thing, entries, language, place, name: `${kind}/${thing.id}` });
  }
}

interface Told {
  readonly thing: Followed;
  readonly entries: readonly Entry[];
  readonly language: Language;
  readonly place: FeedPlace;
  readonly name: string;
}

/** Nothing has happened yet: since then. */
const BEGINNING = new Date('2011-09-20T00:00:00Z');

function feedOf({ thing, entries, language, place, name }: Told): string {
  const title = (language === 'en' ? thing.titleEn : null) ?? thing.titleEs;
  const at = (path: string) => new URL(path, place.portal).href;
  return generateAtomFeed({
    id: idOf(`${name}/${language}`),
    title: { value: plain(translate(language, 'happenings.feed.title', { title })), type: 'text' },
    updated: entries[0]?.at ?? BEGINNING,
    authors: [{ name: 'Quipu' }],
    links: [
      { href: at(place.path), rel: 'self', type: 'application/atom+xml' },
      { href: at(localizePath(thing.path, language)), rel: 'alternate', type: 'text/html' },
    ],
    entries: entries.map((entry) => entryOf(entry, language, at)),
  });
}

function entryOf(entry: Entry, language: Language, at: (path: string) => string) {
  const { subject, sentence, link } = wordsOf(language, entry);
  return {
    id: idOf(`happening/${entry.key}`),
    title: { value: plain(subject), type: 'text' as const },
    updated: entry.at,
    published: entry.at,
    summary: { value: plain(sentence), type: 'text' as const },
    links: [{ href: at(link), rel: 'alternate' as const, type: 'text/html' }],
  };
}
