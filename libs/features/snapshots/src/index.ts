export { Snapshot } from './snapshot.entity.ts';
export { SnapshotService } from './snapshot.service.ts';
export { SnapshotProcessor } from './snapshots.processor.ts';
export { SnapshotsModule } from './snapshots.module.ts';
export { snapshotQueue, type SnapshotJobs } from './snapshots.queue.ts';
