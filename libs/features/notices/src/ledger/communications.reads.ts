import { decisionShape } from '@quipu/decisions';
import { declareHistory, instant, reference } from '@quipu/journal/history';
import { extend } from '@quipu/platform/reads';

extend(decisionShape, {
  communicatedAt: (decision) =>
    `(select communicated_at from communications where communications.decision_id = ${decision}.id)`,
});

const decision = reference('decision_id', 'decisions');

declareHistory({
  table: 'communications',
  name: [decision, instant('communicated_at')],
  partOf: { decisions: ['decision_id'], plans: ['plan_id'] },
});
