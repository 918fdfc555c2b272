import { byId, code, coded, declareHistory, flag, instant, named, reference, text } from '@quipu/journal/history';

const stage = coded('stages', { code: 'stage_code', plan_id: 'plan_id' });
const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'decisions',
  name: [contribution, stage, code('outcome', 'outcome')],
  fields: {
    contribution,
    stage,
    outcome: code('outcome', 'outcome'),
    reason: coded('reason_codes', { code: 'reason_code' }),
    reasons: text('reasons'),
    legalGround: text('legal_ground'),
    decidingInstitution: reference('deciding_institution_id', 'institutions'),
    event: reference('event_id', 'events'),
    decidedOn: text('decided_on'),
    basis: code('basis', 'decision-basis'),
    source: text('source'),
    hasPublishedResponse: flag('has_published_response'),
    isAuthorNotified: flag('is_author_notified'),
    supersedes: reference('supersedes_id', 'decisions'),
    supersedesBecause: text('supersedes_because'),
    recordedAt: instant('recorded_at'),
  },
  subject: { kind: 'decision', find: byId },
  partOf: { contributions: ['contribution_id'], decisions: ['supersedes_id'], plans: ['plan_id'] },
});

declareHistory({ table: 'reason_codes', name: [named('title')] });
