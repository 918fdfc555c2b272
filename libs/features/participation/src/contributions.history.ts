import { code, coded, declareHistory, instant, named, reference, text } from '@quipu/journal/history';

declareHistory({
  table: 'contributions',
  name: [text('code'), text('title')],
  fields: {
    code: text('code'),
    kind: code('kind', 'contribution-kind'),
    plan: reference('plan_id', 'plans'),
    firstStage: coded('stages', { code: 'first_stage_code', plan_id: 'plan_id' }),
    event: reference('event_id', 'events'),
    theme: coded('themes', { code: 'theme_code', plan_id: 'plan_id' }),
    title: text('title'),
    body: text('body'),
    language: text('language'),
    contributorKind: code('contributor_kind', 'contributor-kind'),
    institution: reference('institution_id', 'institutions'),
    recordedOn: text('recorded_on'),
    region: coded('regions', { code: 'region_code' }),
    channel: code('channel', 'channel'),
    place: text('place'),
    onBehalfOf: text('on_behalf_of'),
    authorVisibility: code('author_visibility', 'author-visibility'),
    authorName: text('author_name'),
  },
  subject: { kind: 'contribution', find: (row, of, sql) => `${row}.code = ${sql.value(of.code, 'text')}` },
  partOf: { plans: ['plan_id'] },
});

const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'contribution_files',
  name: [contribution, text('title')],
  fields: {
    title: text('title'),
    sha256: text('sha256'),
    sizeBytes: text('size_bytes'),
    mediaType: text('media_type'),
    fileName: text('file_name'),
    attachedAt: instant('attached_at'),
  },
  partOf: { contributions: ['contribution_id'], plans: ['plan_id'] },
});

declareHistory({ table: 'regions', name: [named('title')] });
