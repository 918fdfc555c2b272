import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type MessageKey } from './catalogue.ts';
import { localeOf, type Language } from './language.ts';

/** Values of a message's arguments; numbers take part in plurals. */
export type MessageValues = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * The words of `key` in `language`; in Spanish where `language` has none.
 * A message is compiled when it is first used and kept.
 * @throws when an argument that the message names is not given.
 */
export function translate(language: Language, key: MessageKey, values?: MessageValues): string {
  const id = `${language} ${key}`;
  let message = compiled.get(id);
  if (!message) compiled.set(id, (message = compile(language, key)));
  return String(message.format(values));
}

/**
 * Every message whose full key begins with `prefix` (`columns.`), by the rest of its key: for whoever has to take words
 * elsewhere. Their texts are as they are written; ask only for messages that take no arguments.
 */
export const messagesUnder = (language: Language, prefix: string): readonly (readonly [key: string, text: string])[] =>
  [...catalogues.es].flatMap(([key, text]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), catalogues[language].get(key) ?? text] as const] : [],
  );

function compile(language: Language, key: MessageKey): IntlMessageFormat {
  const own = catalogues[language].get(key);
  const text = own ?? catalogues.es.get(key);
  if (text === undefined) throw new RangeError(`No message for ${key}.`);
  return new IntlMessageFormat(text, localeOf(own === undefined ? 'es' : language));
}

/** Closed vocabularies that have a label for each value in the area `codes`. */
export type Vocabulary = MessageKey extends infer Key
  ? Key extends `codes.${infer Name}.${string}`
    ? Name
    : never
  : never;
/** A value of the vocabulary `Name`, as it is stored or as the API spells it. */
export type ValueOf<Name extends Vocabulary> = MessageKey extends infer Key
  ? Key extends `codes.${Name}.${infer Value}`
    ? Value | Uppercase<Value>
    : never
  : never;

/**
 * The label of one value of a closed vocabulary, written as it is stored (`rejected`) or as the API spells it (`REJECTED`):
 * `label('es', 'outcome', decision.outcome)`. A value that has no label does not compile.
 */
export const label = <Name extends Vocabulary>(language: Language, vocabulary: Name, value: ValueOf<Name>): string =>
  translate(language, `codes.${vocabulary}.${value.toLowerCase()}` as MessageKey);
