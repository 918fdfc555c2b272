import { languageOf, type Language } from '@quipu/i18n';

/** The language of the terminal, as the environment says it: `en_GB.UTF-8` is English; what says nothing is Spanish. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  return languageOf(locale?.replace('_', '-').replace(/\..*$/, ''));
}
