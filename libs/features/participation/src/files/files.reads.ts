import { columns, shape } from '@quipu/platform/reads';

export const fileShape = shape('ContributionFile', {
  ...columns('id', 'title', 'sha256', 'sizeBytes', 'mediaType', 'fileName', 'attachedAt'),
  fileUrl: (row) => `'/files/' || ${row}.id`,
});
