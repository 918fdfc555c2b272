import { hasMessage, localizePath, translate, type Language } from '@quipu/i18n';

/** Something that happened, as it is told. */
export interface News {
  readonly kind: string;
  /** Null: the words of what it is about are not to be had. */
  readonly title: string | null;
  /** The Spanish address of the page that tells of it. */
  readonly path: string;
  readonly planEs: string | null;
  readonly planEn: string | null;
}

/**
 * The contribution whose words `happening` names. They are read where they stand: once they are hidden or erased there, no
 * letter and no feed repeats them.
 */
const named = (happening: string) => `
  select contributions.code, title from contributions
  where contributions.id = any (${happening}.thing_ids)
    and (${happening}.details ->> 'path' = '/aportes/' || contributions.code or title = ${happening}.details ->> 'title')
  order by ${happening}.details ->> 'path' = '/aportes/' || contributions.code desc limit 1`;

const TITLE = `
  case when own.code is null then happenings.details ->> 'title'
    when own.title like 'quipu:erased:%' or exists (
      select from hidden_contributions join contributions on contributions.id = contribution_id where contributions.code = own.code)
    then own.code else own.title end`;

/** Columns of {@link News}; to be selected from {@link NEWS_FROM}. */
export const NEWS_COLUMNS = `
  happenings.kind, ${TITLE} as title, happenings.details ->> 'path' as path, plans.title_es as "planEs", plans.title_en as "planEn"`;

export const NEWS_FROM = `
  mail.happenings left join plans on plans.id = happenings.plan_id left join lateral (${named('happenings')}) as own on true`;

/** What is kept of a happening once it was spread: its title, unless it can be read where it stands. */
export const KEPT = `
  details = case when exists (
    select from contributions where contributions.id = any (thing_ids) and details ->> 'path' = '/aportes/' || contributions.code)
    then details - 'title' else details end`;

/** What the words of a kind say. @throws when the catalogue has no words for it: whoever lets it happen writes them. */
function say(language: Language, { kind, title }: News, part: 'subject' | 'sentence'): string {
  const key = `happenings.${kind}.${part}`;
  if (!hasMessage(key)) throw new Error(`${key} is not in the catalogue`);
  return translate(language, key, { title: title ?? translate(language, 'happenings.untitled') });
}

/** What happened, as a letter and a feed say it. */
export const wordsOf = (language: Language, news: News) => ({
  subject: say(language, news, 'subject'),
  sentence: say(language, news, 'sentence'),
  plan: (language === 'en' ? news.planEn : null) ?? news.planEs ?? translate(language, 'happenings.no-plan'),
  link: localizePath(news.path, language),
});

/** Where the reader of a notice says that they want no more; `stopNow` is for mail programs. */
export const waysToStop = (language: Language, secret: string, { isDigest = false } = {}) => ({
  stop: `${localizePath('/seguir/parar', language)}?ticket=${secret}`,
  stopNow: `/seguir/parar/${secret}${isDigest ? '?todo=si' : ''}`,
});

/** The secret of a follow as an address carries it. */
export const SECRET = `rtrim(translate(encode(follows.secret, 'base64'), E'+/\\n', '-_'), '=')`;
