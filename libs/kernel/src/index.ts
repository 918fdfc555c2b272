export { accountOf, system, type Actor, type Role } from './actor.ts';
export { LocalDate } from './local-date.ts';
export { PartialDate } from './partial-date.ts';
export { lengthInWords, plainWords } from './plain-words.ts';
export { notFound, ok, reject, Rejection, type RejectionValues, type Result } from './result.ts';
