export { LineageEdge } from './lineage-edge.entity.ts';
export { LineageModule } from './lineage.module.ts';
