import serialize from 'canonicalize';
import { ProofError } from './error.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 with every number of JSON; undefined for circles, lone surrogates and what is no value. */
function serialized(value: Json): string | undefined {
  try {
    return serialize(value);
  } catch {
    return undefined;
  }
}

/** The members of an array or object, or none; undefined for what JSON cannot hold or the log does not allow. */
function membersOf(value: unknown): readonly unknown[] | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return [];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : undefined;
  if (typeof value !== 'object' || ('toJSON' in value && typeof value.toJSON === 'function')) return undefined;
  // Array.from, so that a hole counts as the undefined that it would be read as.
  if (Array.isArray(value)) return Array.from(value as unknown[]);
  return Object.values(value);
}

/** Whether all of a value that is no circle is JSON with safe integers. */
function isExact(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const members = membersOf(open.pop());
    if (!members) return false;
    // One by one: a spread has as many arguments as a value may have members.
    for (const member of members) open.push(member);
  }
  return true;
}

/**
 * RFC 8785 text of `value`. Numbers are safe integers: any other has no single spelling that PostgreSQL and JavaScript
 * share, so it travels as a string (see {@link fromImage}).
 * @throws ProofError VALUE_NOT_CANONICAL for other numbers, lone surrogates, and all that JSON cannot hold.
 */
export function canonical(value: Json): string {
  const text = serialized(value);
  if (text === undefined || !isExact(value))
    throw new ProofError('VALUE_NOT_CANONICAL', 'a number, a surrogate or a type');
  return text;
}

/** A string or a number of a JSON text; in valid JSON nothing else contains a quote or a digit. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const isPlainInteger = (token: string) => /^-?\d{1,15}$/.test(token) && token !== '-0';

function withoutLoss(token: string): string {
  if (!token.startsWith('"')) return isPlainInteger(token) ? token : `"n:${token}"`;
  return /^"[ns]:/.test(token) ? `"s:${token.slice(1)}` : token;
}

/**
 * The value of a jsonb column, from the text that PostgreSQL prints for it: never from a parsed number, which may have
 * lost digits. Integers of at most 15 digits stay numbers; any other number becomes the string `n:` and its text; a
 * string that begins with `n:` or `s:` gets `s:` before it. Different images have different values.
 */
export const fromImage = (jsonbText: string): Json => JSON.parse(jsonbText.replace(TOKEN, withoutLoss)) as Json;
