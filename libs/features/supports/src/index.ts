export { Support } from './support.entity.ts';
export { SupportsModule } from './supports.module.ts';
