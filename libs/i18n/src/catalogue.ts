import actsEn from '../messages/acts.en.json' with { type: 'json' };
import actsEs from '../messages/acts.es.json' with { type: 'json' };
import answersEn from '../messages/answers.en.json' with { type: 'json' };
import answersEs from '../messages/answers.es.json' with { type: 'json' };
import auditEn from '../messages/audit.en.json' with { type: 'json' };
import auditEs from '../messages/audit.es.json' with { type: 'json' };
import bulkEn from '../messages/bulk.en.json' with { type: 'json' };
import bulkEs from '../messages/bulk.es.json' with { type: 'json' };
import cliEn from '../messages/cli.en.json' with { type: 'json' };
import cliEs from '../messages/cli.es.json' with { type: 'json' };
import codesEn from '../messages/codes.en.json' with { type: 'json' };
import codesEs from '../messages/codes.es.json' with { type: 'json' };
import columnsEn from '../messages/columns.en.json' with { type: 'json' };
import columnsEs from '../messages/columns.es.json' with { type: 'json' };
import consoleEn from '../messages/console.en.json' with { type: 'json' };
import consoleEs from '../messages/console.es.json' with { type: 'json' };
import draftCommitmentsEn from '../messages/draft-commitments.en.json' with { type: 'json' };
import draftCommitmentsEs from '../messages/draft-commitments.es.json' with { type: 'json' };
import erasureEn from '../messages/erasure.en.json' with { type: 'json' };
import erasureEs from '../messages/erasure.es.json' with { type: 'json' };
import eventsEn from '../messages/events.en.json' with { type: 'json' };
import eventsEs from '../messages/events.es.json' with { type: 'json' };
import explorerEn from '../messages/explorer.en.json' with { type: 'json' };
import explorerEs from '../messages/explorer.es.json' with { type: 'json' };
import followingEn from '../messages/following.en.json' with { type: 'json' };
import followingEs from '../messages/following.es.json' with { type: 'json' };
import happeningsEn from '../messages/happenings.en.json' with { type: 'json' };
import happeningsEs from '../messages/happenings.es.json' with { type: 'json' };
import importEn from '../messages/import.en.json' with { type: 'json' };
import importEs from '../messages/import.es.json' with { type: 'json' };
import inputEn from '../messages/input.en.json' with { type: 'json' };
import inputEs from '../messages/input.es.json' with { type: 'json' };
import journalEn from '../messages/journal.en.json' with { type: 'json' };
import journalEs from '../messages/journal.es.json' with { type: 'json' };
import lineageEn from '../messages/lineage.en.json' with { type: 'json' };
import lineageEs from '../messages/lineage.es.json' with { type: 'json' };
import mailEn from '../messages/mail.en.json' with { type: 'json' };
import mailEs from '../messages/mail.es.json' with { type: 'json' };
import moderationEn from '../messages/moderation.en.json' with { type: 'json' };
import moderationEs from '../messages/moderation.es.json' with { type: 'json' };
import portalEn from '../messages/portal.en.json' with { type: 'json' };
import portalEs from '../messages/portal.es.json' with { type: 'json' };
import processEn from '../messages/process.en.json' with { type: 'json' };
import processEs from '../messages/process.es.json' with { type: 'json' };
import rejectionsEn from '../messages/rejections.en.json' with { type: 'json' };
import rejectionsEs from '../messages/rejections.es.json' with { type: 'json' };
import signingEn from '../messages/signing.en.json' with { type: 'json' };
import signingEs from '../messages/signing.es.json' with { type: 'json' };
import supportsEn from '../messages/supports.en.json' with { type: 'json' };
import supportsEs from '../messages/supports.es.json' with { type: 'json' };
import userEn from '../messages/user.en.json' with { type: 'json' };
import userEs from '../messages/user.es.json' with { type: 'json' };
import verifyEn from '../messages/verify.en.json' with { type: 'json' };
import verifyEs from '../messages/verify.es.json' with { type: 'json' };
import voicesEn from '../messages/voices.en.json' with { type: 'json' };
import voicesEs from '../messages/voices.es.json' with { type: 'json' };
import workEn from '../messages/work.en.json' with { type: 'json' };
import workEs from '../messages/work.es.json' with { type: 'json' };
import type { Language } from './language.ts';

const spanish = {
  acts: actsEs,
  answers: answersEs,
  audit: auditEs,
  bulk: bulkEs,
  cli: cliEs,
  codes: codesEs,
  columns: columnsEs,
  console: consoleEs,
  'draft-commitments': draftCommitmentsEs,
  erasure: erasureEs,
  events: eventsEs,
  explorer: explorerEs,
  following: followingEs,
  happenings: happeningsEs,
  import: importEs,
  input: inputEs,
  journal: journalEs,
  lineage: lineageEs,
  mail: mailEs,
  moderation: moderationEs,
  portal: portalEs,
  process: processEs,
  rejections: rejectionsEs,
  signing: signingEs,
  supports: supportsEs,
  user: userEs,
  verify: verifyEs,
  voices: voicesEs,
  work: workEs,
};
const english = {
  acts: actsEn,
  answers: answersEn,
  audit: auditEn,
  bulk: bulkEn,
  cli: cliEn,
  codes: codesEn,
  columns: columnsEn,
  console: consoleEn,
  'draft-commitments': draftCommitmentsEn,
  erasure: erasureEn,
  events: eventsEn,
  explorer: explorerEn,
  following: followingEn,
  happenings: happeningsEn,
  import: importEn,
  input: inputEn,
  journal: journalEn,
  lineage: lineageEn,
  mail: mailEn,
  moderation: moderationEn,
  portal: portalEn,
  process: processEn,
  rejections: rejectionsEn,
  signing: signingEn,
  supports: supportsEn,
  user: userEn,
  verify: verifyEn,
  voices: voicesEn,
  work: workEn,
};

type Catalogue = typeof spanish;

/** `<area>.<key>`, as the Spanish catalogue has it: a key without a Spanish text does not compile. */
export type MessageKey = {
  [Area in keyof Catalogue]: `${Area}.${keyof Catalogue[Area] & string}`;
}[keyof Catalogue];

const flat = (areas: Record<string, Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(areas).flatMap(([area, messages]) =>
      Object.entries(messages).map(([key, text]): [string, string] => [`${area}.${key}`, text]),
    ),
  );

/** Every message as ICU MessageFormat text, by language and full key. */
export const catalogues: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  es: flat(spanish),
  en: flat(english),
};

/** Whether a key that is known only at run time (built from data) has a text. */
export const hasMessage = (key: string): key is MessageKey => catalogues.es.has(key);
