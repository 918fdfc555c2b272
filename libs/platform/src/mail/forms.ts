import type { Group } from './outbox.ts';

/** What stands in a mail, in order, each in one line. */
export interface Parts {
  readonly paragraphs: readonly string[];
  readonly groups: readonly Group[];
  readonly action: { readonly link: string; readonly button: string; readonly copy: string } | null;
  readonly footer: { readonly text: string; readonly link: string | null };
}

const FONT = 'Arial,Helvetica,sans-serif;color:';
const PARAGRAPH = `margin:0 0 16px;font:16px/1.5 ${FONT}#0b0c0c`;
const HEADING = `margin:24px 0 8px;font:bold 18px/1.4 ${FONT}#0b0c0c`;
const ENTRY = `margin:0 0 8px;font:16px/1.5 ${FONT}#0b0c0c`;
const BUTTON =
  'display:inline-block;padding:10px 20px;background:#1d4f76;color:#ffffff;font-weight:bold;text-decoration:none';
const SMALL = `margin:24px 0 0;font:14px/1.5 ${FONT}#505a5f`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** One text in two forms; the HTML loads nothing. */
export const written = (parts: Parts, subject: string, locale: string) => ({
  text: textOf(parts),
  html: htmlOf(parts, subject, locale),
});

const textOf = ({ paragraphs, groups, action, footer }: Parts) =>
  [
    ...paragraphs,
    ...groups.flatMap(({ heading, entries }) => [heading, ...entries.map(({ text, link }) => `- ${text}\n  ${link}`)]),
    ...(action ? [`${action.button}:\n${action.link}`] : []),
    `-- \n${footer.text}${footer.link ? `\n${footer.link}` : ''}`,
    '',
  ]
    .join('\n\n')
    .trimEnd() + '\n';

const paragraph = (text: string) => `<p style="${PARAGRAPH}">${escaped(text).replaceAll('\n', '<br>')}</p>`;

const list = ({ heading, entries }: Group) => [
  `<h2 style="${HEADING}">${escaped(heading)}</h2>`,
  '<ul>',
  ...entries.map(({ text, link }) => `<li style="${ENTRY}"><a href="${escaped(link)}">${escaped(text)}</a></li>`),
  '</ul>',
];

function htmlOf({ paragraphs, groups, action, footer }: Parts, subject: string, locale: string): string {
  const address = action && escaped(action.link);
  const stop = footer.link && escaped(footer.link);
  return [
    `<!doctype html>`,
    `<html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;max-width:600px">`,
    ...paragraphs.map(paragraph),
    ...groups.flatMap(list),
    ...(action
      ? [
          `<p style="${PARAGRAPH}"><a href="${address}" style="${BUTTON}">${escaped(action.button)}</a></p>`,
          `<p style="${PARAGRAPH}">${escaped(action.copy)}<br><span style="word-break:break-all">${address}</span></p>`,
        ]
      : []),
    `<p style="${SMALL}">${escaped(footer.text)}${stop ? `<br><a href="${stop}">${stop}</a>` : ''}</p>`,
    `</body></html>`,
    '',
  ].join('\n');
}
