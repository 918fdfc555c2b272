import { draftShape } from '@quipu/drafts';
import { contributionShape } from '@quipu/participation';
import { extend, one, part, shape } from '@quipu/platform/reads';
import { DRAFT_FIELDS } from './decision-draft.type.ts';

const decisionDraftShape = shape(
  'DecisionDraft',
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, (row: string) => `${row}.content ->> '${field}'`])),
);

extend(draftShape, {
  decision: part(() => decisionDraftShape),
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, draft) => `${row}.code = ${draft}.subject`,
  ),
});
