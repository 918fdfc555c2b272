import { columns, shape } from '@quipu/platform/reads';

export const regionShape = shape('Region', columns('code', 'titleEs', 'titleEn', 'source'));
