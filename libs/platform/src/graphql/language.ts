import { languageOf, type Language } from '@quipu/i18n';

/** As much of a request as tells its language. */
export interface Spoken {
  readonly headers: { readonly 'accept-language'?: string | undefined };
}

/** The language of an answer: the first that Accept-Language names, Spanish when it is none of ours. */
export const languageOfRequest = (request: Spoken | undefined): Language =>
  languageOf(request?.headers['accept-language']?.split(/[,;]/)[0]?.trim());
