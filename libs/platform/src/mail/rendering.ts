import { hasMessage, localeOf, translate, type MessageValues } from '@quipu/i18n';
import type { Letter } from './outbox.ts';

/** What a person reads: one text in two forms. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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

type Written = Pick<Letter, 'account' | 'template' | 'language' | 'values'>;

/** Line ends, other control characters, and what turns the direction of a text around. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\s]+/gu;
/** A name, and not an advertisement with an address in it. */
const NAME = /^(?:[\p{L}\p{M}\p{N} '’-]|\.(?= |$)){1,100}$/u;

const PARAGRAPH = 'margin:0 0 16px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c';
const BUTTON =
  'display:inline-block;padding:10px 20px;background:#1d4f76;color:#ffffff;font-weight:bold;text-decoration:none';
const SMALL = 'margin:24px 0 0;font:14px/1.5 Arial,Helvetica,sans-serif;color:#505a5f';

/** No value can begin a line or a paragraph of its own. */
const inOneLine = (value: string | number) =>
  typeof value === 'number' ? value : value.normalize('NFC').replace(UNSEEN, ' ').trim();

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

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
  const footer = say(letter.account === null ? 'shared.footer-address' : 'shared.footer-account', {
    installation: writer.installation,
  });
  const parts = { paragraphs: [greeting, ...body], action, footer };
  return { subject, text: textOf(parts), html: htmlOf(parts, subject, localeOf(letter.language)) };
}

interface Parts {
  readonly paragraphs: readonly string[];
  readonly action: { readonly link: string; readonly button: string; readonly copy: string } | null;
  readonly footer: string;
}

const textOf = ({ paragraphs, action, footer }: Parts) =>
  [...paragraphs, ...(action ? [`${action.button}:\n${action.link}`] : []), `-- \n${footer}`, '']
    .join('\n\n')
    .trimEnd() + '\n';

function htmlOf({ paragraphs, action, footer }: Parts, subject: string, locale: string): string {
  const paragraph = (text: string) => `<p style="${PARAGRAPH}">${escaped(text).replaceAll('\n', '<br>')}</p>`;
  const address = action && escaped(action.link);
  return [
    `<!doctype html>`,
    `<html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;max-width:600px">`,
    ...paragraphs.map(paragraph),
    ...(action
      ? [
          `<p style="${PARAGRAPH}"><a href="${address}" style="${BUTTON}">${escaped(action.button)}</a></p>`,
          `<p style="${PARAGRAPH}">${escaped(action.copy)}<br><span style="word-break:break-all">${address}</span></p>`,
        ]
      : []),
    `<p style="${SMALL}">${escaped(footer)}</p>`,
    `</body></html>`,
    '',
  ].join('\n');
}

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
