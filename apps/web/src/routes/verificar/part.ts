import type { Json } from '@quipu/proof';
import { element, nameOf, say } from './dom.ts';

/** As the leaf has it, `n:` stands before a number that is written as text and `s:` before a text that looks like one. */
const plain = (text: string) => (/^[ns]:/.test(text) ? text.slice(2) : text);

const ERASED = /^quipu:erased:[0-9a-f-]{36}$/;

/** A value in words, as far as it has any. */
function shown(value: Json | undefined): string {
  if (value === null || value === undefined) return say('check.empty');
  if (typeof value === 'boolean') return say(value ? 'check.yes' : 'check.no');
  if (typeof value === 'string') return ERASED.test(value) ? say('check.removed') : plain(value);
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** One part of an entry: free words as a quotation, any other as names and values. */
export function partView(part: string, name: string, value: Json): HTMLElement[] {
  const title = element('h3', { className: 'govuk-heading-s' }, name);
  if (part.startsWith('text.'))
    return value === null ? [] : [title, element('blockquote', { className: 'reasons' }, shown(value))];
  const fields = Object.entries((value ?? {}) as Readonly<Record<string, Json>>).filter(([, held]) => held !== null);
  if (fields.length === 0) return [];
  const rows = fields.map(([field, held]) =>
    element('div', {}, element('dt', {}, nameOf('column', field)), element('dd', {}, shown(held))),
  );
  return [title, element('dl', { className: 'facts' }, ...rows)];
}
