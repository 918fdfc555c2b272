/** The languages that every message exists in. Spanish is the first: its catalogue decides which keys there are. */
export type Language = 'es' | 'en';

export const languages: readonly Language[] = ['es', 'en'];

/** The language to answer in: a tag such as `en-GB` gives `en`; an unknown one, or none, gives Spanish. */
export const languageOf = (tag: string | null | undefined): Language => (/^en(-|$)/i.test(tag ?? '') ? 'en' : 'es');

/** The locale whose conventions `Intl` follows for `language`, and the value of the attribute `lang` of a page. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : 'es-PE');
