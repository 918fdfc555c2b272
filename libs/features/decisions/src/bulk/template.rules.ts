/** What a template may name of the contribution that it is filled for. */
export interface Filled {
  readonly code: string;
  readonly title: string;
}

const PLACES = /\{(codigo|titulo|code|title)\}/g;

/**
 * The words of a template for one contribution: `{codigo}` and `{titulo}`, in English `{code}` and `{title}`, give way to
 * its own. Any other brace stays as it was written; what a title holds in braces is not filled again.
 */
export const fill = (words: string, { code, title }: Filled): string =>
  words.replace(PLACES, (_, name: string) => (name.startsWith('co') ? code : title));
