import { milestoneShape } from '@quipu/commitments';
import { receiptOf } from '@quipu/journal';
import { byId, code, declareHistory, instant, reference, text } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';

export const evidenceShape = shape('Evidence', {
  ...columns('id', 'kind', 'title', 'description', 'language', 'sha256', 'sizeBytes', 'mediaType', 'fileName', 'url'),
  ...columns('supersedesBecause', 'submittedAt'),
  fileUrl: (row) => `case when ${row}.kind = 'file' then '/evidence/' || ${row}.id || '/file' end`,
  isStanding: (row) => `not exists (select from evidence as newer where newer.supersedes_id = ${row}.id)`,
  milestone: one(
    () => milestoneShape,
    'milestones',
    (row, evidence) => `${row}.id = ${evidence}.milestone_id`,
  ),
  institution: one(
    () => institutionShape,
    'institutions',
    (row, evidence) => `${row}.id = ${evidence}.institution_id`,
  ),
  supersedes: one(
    () => evidenceShape,
    'evidence',
    (row, evidence) => `${row}.id = ${evidence}.supersedes_id`,
  ),
  receipt: receiptOf('evidence'),
});

extend(milestoneShape, {
  evidence: many(
    () => evidenceShape,
    'evidence',
    (row, milestone) => `${row}.milestone_id = ${milestone}.id`,
    (row) => `${row}.submitted_at, ${row}.id`,
  ),
});

const milestone = reference('milestone_id', 'milestones');

declareHistory({
  table: 'evidence',
  name: [milestone, text('title')],
  fields: {
    milestone,
    institution: reference('institution_id', 'institutions'),
    kind: code('kind', 'evidence-kind'),
    title: text('title'),
    description: text('description'),
    language: text('language'),
    sha256: text('sha256'),
    sizeBytes: text('size_bytes'),
    mediaType: text('media_type'),
    fileName: text('file_name'),
    url: text('url'),
    supersedes: reference('supersedes_id', 'evidence'),
    supersedesBecause: text('supersedes_because'),
    submittedAt: instant('submitted_at'),
  },
  subject: { kind: 'evidence', find: byId },
  partOf: {
    milestones: ['milestone_id'],
    commitments: ['commitment_id'],
    evidence: ['supersedes_id'],
    plans: ['plan_id'],
  },
});
