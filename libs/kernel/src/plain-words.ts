/**
 * Words as a reader counts them: trimmed, one space between; what looks like a space, or like nothing, is one. Equal to
 * `plain_words` in the database.
 */
export const plainWords = (text: string): string => text.replace(/[\s\u0085\u200b\u2060]+/gu, ' ').trim();

/** How many characters a reader sees in `text`, as {@link plainWords} has it and PostgreSQL counts them. */
export const lengthInWords = (text: string): number => [...plainWords(text)].length;
