export { catalogues, hasMessage, type MessageKey } from './catalogue.ts';
export { formatDate, formatInstant, formatNumber, formatPercent, formatPeriod } from './formats.ts';
export { languageOf, languages, localeOf, type Language } from './language.ts';
export { localizePath, readPath } from './paths.ts';
export { label, messagesUnder, translate, type MessageValues, type ValueOf, type Vocabulary } from './translate.ts';
