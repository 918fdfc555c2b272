import { boolean, code, integer, oneOf, refers, required, text, titleEs, TITLE_LENGTH } from './fields.ts';
import type { Resource } from './format.ts';

const position = integer('position', 'Place in the list, from 1.', { ...required, minimum: 1 });
const titleEn = text('title_en', 'Title in English.', { ...required, maxLength: TITLE_LENGTH });
const source = text('source', 'Where the code comes from, and what about it is not confirmed.', {
  ...required,
  maxLength: TITLE_LENGTH,
});
const titles = [titleEs, titleEn];
const WORD = '[a-z][a-z0-9_]*';

export const reasonCodes: Resource = {
  name: 'reason_codes',
  description: 'Grounds for a decision short of full acceptance, and what each demands of the reasons in words.',
  fields: [
    text('code', 'Permanent code.', { ...required, maxLength: 60, pattern: WORD }),
    position,
    ...titles,
    integer('min_length', 'Characters that the reasons in words must have at least, beyond the title of the code.', {
      ...required,
      minimum: 40,
    }),
    boolean('needs_source', 'Only for decisions observed in a source, never for one that is being taken.', required),
    oneOf(
      'demands',
      'What a decision on it has to name beside its reasons: the programme that is under way, the contribution that it repeats, the place where it is taken up, the legal ground. withdrawal: nothing; only its author decides on it. Empty: nothing.',
      ['programme', 'duplicate', 'place', 'legal_ground', 'withdrawal'],
    ),
    source,
  ],
  key: ['code'],
  references: [],
  history: 'updated',
};

export const schemes: Resource = {
  name: 'schemes',
  description: 'Generations of the method by which the IRM codes commitments.',
  fields: [text('code', 'Permanent code.', { ...required, maxLength: 60, pattern: '[A-Z0-9]+' }), ...titles, source],
  key: ['code'],
  references: [],
  history: 'updated',
};

export const indicators: Resource = {
  name: 'indicators',
  description: 'What a scheme judges of a commitment or a milestone.',
  fields: [
    code('scheme_code', 'The scheme.', required),
    text('code', 'Code within the scheme.', { ...required, maxLength: 60, pattern: WORD }),
    position,
    ...titles,
  ],
  key: ['scheme_code', 'code'],
  references: [refers(['scheme_code'], 'schemes', ['code'])],
  history: 'updated',
};

export const indicatorCodes: Resource = {
  name: 'indicator_codes',
  description: 'The codes that an indicator may get.',
  fields: [
    code('scheme_code', 'The scheme.', required),
    code('indicator_code', 'The indicator.', required),
    text('code', 'Code within the indicator.', { ...required, maxLength: 60, pattern: WORD }),
    position,
    code('official_number', "The number that stands for it in the OGP's own exports, or NR, ND, NA."),
    ...titles,
    source,
  ],
  key: ['scheme_code', 'indicator_code', 'code'],
  references: [refers(['scheme_code', 'indicator_code'], 'indicators', ['scheme_code', 'code'])],
  history: 'updated',
};

export const standards: Resource = {
  name: 'standards',
  description: 'Participation and co-creation standards of the OGP, by edition.',
  fields: [
    code('edition', 'Year of the edition.', required),
    code('code', 'Code within the edition, as printed: 4e.', required),
    position,
    oneOf('part', 'The part of the process that it is about.', ['forum', 'development', 'repository'], required),
    ...titles,
    source,
  ],
  key: ['edition', 'code'],
  references: [],
  history: 'updated',
};

export const regions: Resource = {
  name: 'regions',
  description: 'Parts of a country that contributions may be about, by ISO 3166-2.',
  fields: [
    text('code', 'Code of ISO 3166-2.', { ...required, maxLength: 6, pattern: '[A-Z]{2}-[A-Z0-9]{1,3}' }),
    titleEs,
    source,
  ],
  key: ['code'],
  references: [],
  history: 'updated',
};
