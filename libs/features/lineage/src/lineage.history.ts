import { code, declareHistory, either, instant, reference, text } from '@quipu/journal/history';

const kind = code('kind', 'lineage-kind');
const from = either(
  reference('from_contribution_id', 'contributions'),
  reference('from_commitment_id', 'commitments'),
  reference('from_draft_commitment_id', 'draft_commitments'),
);
const to = either(
  reference('to_contribution_id', 'contributions'),
  reference('to_commitment_id', 'commitments'),
  reference('to_draft_commitment_id', 'draft_commitments'),
  reference('to_event_id', 'events'),
);

declareHistory({
  table: 'lineage_edges',
  name: [from, kind, to],
  fields: {
    kind,
    from,
    to,
    because: text('because'),
    startedOn: text('started_on'),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because'),
  },
  partOf: {
    contributions: ['from_contribution_id', 'to_contribution_id'],
    commitments: ['from_commitment_id', 'to_commitment_id'],
    draft_commitments: ['from_draft_commitment_id', 'to_draft_commitment_id'],
    plans: ['plan_id'],
  },
});
