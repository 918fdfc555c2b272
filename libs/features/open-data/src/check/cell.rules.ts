import { ok, PartialDate, reject, type Result } from '@quipu/kernel';
import type { Field } from '../format/format.ts';

/** The largest number that an integer column of the database holds. */
const INTEGER_LIMIT = 2_147_483_647;

const lengthOf = (text: string) => (text.length < 40 ? text.length : [...text].length);

function readText(field: Field, text: string) {
  if (text.includes('\0')) return reject('CHARACTER_REFUSED');
  if (field.enum && !field.enum.includes(text))
    return reject('CODE_UNKNOWN', field.name, { allowed: field.enum.join(', ') });
  if (field.maxLength && text.length > field.maxLength && lengthOf(text) > field.maxLength)
    return reject('TEXT_TOO_LONG', field.name, { max: field.maxLength, length: lengthOf(text) });
  if (field.pattern && !patternOf(field.pattern).test(text))
    return reject('PATTERN_WRONG', field.name, { pattern: field.pattern });
  return ok(text);
}

const patterns = new Map<string, RegExp>();
function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) patterns.set(source, (pattern = new RegExp(`^(?:${source})$`, 'u')));
  return pattern;
}

function readNumber(field: Field, text: string) {
  const shape = field.type === 'integer' ? /^-?\d{1,12}$/ : /^-?\d{1,12}(\.\d{1,2})?$/;
  if (!shape.test(text)) return reject(field.type === 'integer' ? 'INTEGER_WRONG' : 'NUMBER_WRONG');
  const minimum = field.minimum ?? -INTEGER_LIMIT;
  const maximum = field.maximum ?? INTEGER_LIMIT;
  if (Number(text) < minimum || Number(text) > maximum)
    return reject('NUMBER_OUT_OF_RANGE', field.name, { minimum, maximum });
  return ok(text);
}

const BOOLEANS: Readonly<Record<string, string>> = { yes: 'true', no: 'false' };

function readBoolean(text: string) {
  const value = BOOLEANS[text];
  return value ? ok(value) : reject('BOOLEAN_WRONG');
}

/** Two numbers that could both be a month cannot be told apart; they are flagged, never guessed (P11). */
function readDate(text: string) {
  if (/^[12]/.test(text) && PartialDate.is(text)) return ok(text as string);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text);
  const isAmbiguous = slashed && slashed[1] !== slashed[2] && Number(slashed[1]) <= 12 && Number(slashed[2]) <= 12;
  return reject(isAmbiguous ? 'DATE_AMBIGUOUS' : 'DATE_WRONG');
}

function readInstant(text: string) {
  const isShaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(text);
  return isShaped && !Number.isNaN(Date.parse(text)) ? ok(text) : reject('INSTANT_WRONG');
}

function readValue(field: Field, text: string) {
  switch (field.type) {
    case 'string':
      return readText(field, text);
    case 'integer':
    case 'number':
      return readNumber(field, text);
    case 'boolean':
      return readBoolean(text);
    case 'partial-date':
      return readDate(text);
    case 'datetime':
      return readInstant(text);
  }
}

/** What a cell says, spelled as PostgreSQL reads it, or why it cannot be taken as it is. An empty cell, or one of spaces alone, says "not known". */
export function readCell(field: Field, text: string): Result<string | null, string> {
  if (text === '' || text.trim() === '') return field.required ? reject('VALUE_MISSING') : ok(null);
  return readValue(field, text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
}
