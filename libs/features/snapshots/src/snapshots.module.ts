import { Module } from '@nestjs/common';
import './snapshots.history.ts';
import { SnapshotService } from './snapshot.service.ts';
import { PlanFiguresResolver, SnapshotsResolver } from './snapshots.resolver.ts';

@Module({ providers: [SnapshotService, SnapshotsResolver, PlanFiguresResolver], exports: [SnapshotService] })
export class SnapshotsModule {}
