export { Decision } from './decision.entity.ts';
export { explain, MIN_REASONS, type Demands, type Reasoned } from './decision.rules.ts';
export { DecisionsModule } from './decisions.module.ts';
export { decisionShape, positionOf } from './decisions.reads.ts';
export { Basis, Outcome } from './outcome.ts';
export { ReasonCode } from './reason-code.entity.ts';
