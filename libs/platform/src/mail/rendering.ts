import { hasMessage, localeOf, translate, type MessageValues } from '@quipu/i18n';
import { written, type Parts } from './forms.ts';
import type { Group, Letter } from './outbox.ts';

/** What a person reads: one text in two forms. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The address to which a mail program posts that its reader wants no more of these (RFC 8058); none for other letters. */
  readonly stopNow?: string;
}

/** Who writes, and where the links of a letter lead. */
export interface Writer {
  /** As the footer names it: `Quipu (quipu.example)`. */
  readonly installation: string;
  /** Scheme and host of the portal; a letter whose link is a path cannot be written without. */
  readonly portal?: string | undefined;
}

/** A letter whose words, values or link are not there: a fault of ours, never of who it is for. */
export class Unwritable extends Error {}

type Written = Pick<Letter, 'account' | 'template' | 'language' | 'values'> & {
  readonly groups?: readonly Group[] | null | undefined;
};

/** Line ends, other control characters, and what turns the direction of a text around. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\s]+/gu;
/** A name, and not an advertisement with an address in it. */
const NAME = /^(?:[\p{L}\p{M}\p{N} '’-]|\.(?= |$)){1,100}$/u;

/** No value can begin a line or a paragraph of its own. */
const inOneLine = (value: string | number) =>
  typeof value === 'number' ? value : value.normalize('NFC').replace(UNSEEN, ' ').trim();

/**
 * The mail that tells `letter`, in its language: the same words as plain text and as HTML, which loads nothing.
 * @throws Unwritable when a text is not in the catalogue, a value that it names is not given, or `link` is no address.
 */
export function render(letter: Written, writer: Writer): Mail {
  const values = Object.fromEntries(
    Object.entries(letter.values).map(([name, value]) => [name, inOneLine(value)] as const),
  );
  const say = (key: string, more: MessageValues = values) => words(letter, key, more);
  const subject = String(inOneLine(say(`${letter.template}.subject`)));
  const name = String(values['name'] ?? '');
  const greeting = NAME.test(name) ? say('shared.greeting-name', { name }) : say('shared.greeting');
  const body = say(`${letter.template}.body`).split(/\n{2,}/);
  const link = addressIn(values['link'], writer);
  const action = link === null ? null : { link, button: say(`${letter.template}.button`), copy: say('shared.copy') };
  const groups = (letter.groups ?? []).map((group) => readable(group, writer));
  const parts = { paragraphs: [greeting, ...body], groups, action, footer: footerOf(letter, values, writer) };
  const stopNow = addressIn(values['stopNow'], writer);
  return { subject, ...written(parts, subject, localeOf(letter.language)), ...(stopNow && { stopNow }) };
}

/** Why somebody gets this and, where they may, how they get no more. */
function footerOf(letter: Written, values: MessageValues, writer: Writer): Parts['footer'] {
  const stop = addressIn(values['stop'], writer);
  const { installation } = writer;
  if (stop !== null) return { text: words(letter, 'shared.footer-follow', { installation }), link: stop };
  const why = letter.account === null ? 'shared.footer-address' : 'shared.footer-account';
  return { text: words(letter, why, { installation }), link: null };
}

const readable = ({ heading, entries }: Group, writer: Writer): Group => ({
  heading: String(inOneLine(heading)),
  entries: entries.map(({ text, link }) => ({ text: String(inOneLine(text)), link: addressIn(link, writer) ?? '' })),
});

function words({ language }: Written, key: string, values: MessageValues): string {
  const full = `mail.${key}`;
  if (!hasMessage(full)) throw new Unwritable(`${full} is not in the catalogue`);
  try {
    return translate(language, full, values);
  } catch {
    throw new Unwritable(`${full} names a value that was not given`);
  }
}

/** The whole address of a link; null where there is none. */
function addressIn(link: string | number | undefined, { portal }: Writer): string | null {
  if (link === undefined || link === '') return null;
  const text = String(link);
  const isPath = text.startsWith('/');
  if (isPath && !portal) throw new Unwritable('PORTAL_ORIGIN is not set, and a link is a path of the portal');
  const url = URL.parse(text, isPath ? portal : undefined);
  const leadsHome = !isPath || url?.origin === new URL(portal ?? '').origin;
  if (!url || !/^https?:$/.test(url.protocol) || !leadsHome) throw new Unwritable('a link is no address');
  return url.href;
}
