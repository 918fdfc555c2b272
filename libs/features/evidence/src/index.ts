export { Evidence } from './evidence.entity.ts';
export { EvidenceModule } from './evidence.module.ts';
