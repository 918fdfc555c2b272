import { boolean, code, datetime, oneOf, partialDate, planCode, refers, required, text } from './fields.ts';
import { TEXT_LENGTH, TITLE_LENGTH, toPlan } from './fields.ts';
import type { Resource } from './format.ts';

const toEvent = refers(['plan_code', 'event_code'], 'events', ['plan_code', 'code'], 'event_id');
const toInstitution = (field: string, id: string) => refers([field], 'institutions', ['code'], id);

export const contributions: Resource = {
  name: 'contributions',
  description: 'What people and institutions proposed, commented, asked or complained about.',
  fields: [
    text('code', 'Public tracking code, unique across plans; its page keeps this address for ever.', {
      ...required,
      pattern: '[A-Z0-9][A-Z0-9-]{1,39}',
    }),
    planCode,
    oneOf('kind', 'What it is.', ['proposal', 'comment', 'question', 'complaint'], required),
    code('first_stage_code', 'The stage at which it was first recorded.', required),
    code('event_code', 'The event at which it was first recorded. Empty: not known, or none.'),
    code('theme_code', 'Its theme. Empty: none.'),
    text('title', 'What it asks for, in a line, in its own language.', { ...required, maxLength: TITLE_LENGTH }),
    text('body', 'Its full text.', { maxLength: TEXT_LENGTH }),
    text('language', 'Language of title and body, ISO 639: es, qu, en.', { ...required, pattern: '[a-z]{2,3}' }),
    oneOf(
      'contributor_kind',
      'Who made it; never a name of a person.',
      ['participants_of_event', 'person', 'institution', 'unknown'],
      required,
    ),
    code('institution_code', 'The institution that made it, if one did.'),
    partialDate('recorded_on', 'When it was first recorded.'),
  ],
  key: ['code'],
  references: [
    toPlan,
    toEvent,
    toInstitution('institution_code', 'institution_id'),
    refers(['plan_code', 'first_stage_code'], 'stages', ['plan_code', 'code']),
    refers(['plan_code', 'theme_code'], 'themes', ['plan_code', 'code']),
  ],
  history: 'updated',
  fixed: ['plan_code'],
};

const OUTCOMES_ON = ['accepted', 'accepted_with_changes', 'merged', 'partly_adopted', 'deferred'];

export const decisions: Resource = {
  name: 'decisions',
  description:
    'What was decided about a contribution at a stage, and why. A changed row takes the place of the one on record, which stays readable.',
  fields: [
    planCode,
    code('contribution_code', 'Tracking code of the contribution.', required),
    code('stage_code', 'The stage at which it was decided.', required),
    oneOf(
      'outcome',
      'What was decided.',
      [...OUTCOMES_ON, 'rejected', 'out_of_competence', 'withdrawn_by_author', 'not_carried_forward'],
      required,
    ),
    code('reason_code', 'The ground, a code of the vocabulary. Needed for anything short of accepted.'),
    text('reasons', 'The reasons in words, at least 40 characters for anything short of accepted.', {
      maxLength: TEXT_LENGTH,
    }),
    text('legal_ground', 'The norm that it rests on.', { maxLength: TITLE_LENGTH }),
    code('deciding_institution_code', 'The body that decided. Empty: not known.'),
    code('event_code', 'The event at which it was decided. Empty: not known, or none.'),
    partialDate('decided_on', 'When it was decided.'),
    oneOf(
      'basis',
      'decided: given by who decides. observed: transcribed from a source.',
      ['decided', 'observed'],
      required,
    ),
    text('source', 'The document in which an observed decision was found.', { maxLength: TITLE_LENGTH }),
    boolean(
      'has_published_response',
      'Whether a reasoned response to this contribution was published. Empty: not known.',
    ),
    boolean('is_author_notified', 'Whether its author was told. Empty: not known.'),
  ],
  key: ['contribution_code', 'stage_code'],
  references: [
    toPlan,
    refers(['plan_code', 'contribution_code'], 'contributions', ['plan_code', 'code'], 'contribution_id'),
    toInstitution('deciding_institution_code', 'deciding_institution_id'),
    toEvent,
    refers(['plan_code', 'stage_code'], 'stages', ['plan_code', 'code']),
    refers(['reason_code'], 'reason_codes', ['code']),
  ],
  history: 'superseded',
};

const toEnd = (fields: readonly string[], resource: string, to: readonly string[], id: string) =>
  refers(fields, resource, ['plan_code', ...to], id);

export const lineageEdges: Resource = {
  name: 'lineage_edges',
  description:
    'That one thing led to another: exactly one origin and one end each. An edge may end; it never changes otherwise.',
  fields: [
    code('plan_code', 'Code of the plan of the origin.', required),
    oneOf(
      'kind',
      'How the origin is tied to the end.',
      ['derived_from', 'merged_into', 'split_from', 'discussed_in', 'adopted_as', 'carried_over_to', 'answers'],
      required,
    ),
    code('from_contribution_code', 'The contribution at the origin.'),
    text('from_commitment_number', 'The commitment at the origin.', { maxLength: 20 }),
    code('to_plan_code', 'Code of the plan of the end.', required),
    code('to_contribution_code', 'The contribution at the end.'),
    text('to_commitment_number', 'The commitment at the end.', { maxLength: 20 }),
    code('to_event_code', 'The event at the end.'),
    text('because', 'Why they are tied.', { maxLength: TEXT_LENGTH }),
    partialDate('started_on', 'Since when.'),
    datetime('ended_at', 'When the tie ended, in UTC: 2026-11-20T15:04:05Z. Empty: it holds.'),
    text('ended_because', 'Why it ended.', { maxLength: TEXT_LENGTH }),
  ],
  key: [
    'plan_code',
    'kind',
    'from_contribution_code',
    'from_commitment_number',
    'to_plan_code',
    'to_contribution_code',
    'to_commitment_number',
    'to_event_code',
    'ended_at',
  ],
  references: [
    toPlan,
    toEnd(['plan_code', 'from_contribution_code'], 'contributions', ['code'], 'from_contribution_id'),
    toEnd(['plan_code', 'from_commitment_number'], 'commitments', ['number'], 'from_commitment_id'),
    toEnd(['to_plan_code', 'to_contribution_code'], 'contributions', ['code'], 'to_contribution_id'),
    toEnd(['to_plan_code', 'to_commitment_number'], 'commitments', ['number'], 'to_commitment_id'),
    toEnd(['to_plan_code', 'to_event_code'], 'events', ['code'], 'to_event_id'),
  ],
  history: 'ended',
  fixed: ['because', 'started_on'],
};
