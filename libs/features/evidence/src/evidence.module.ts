import { Module } from '@nestjs/common';
import { EvidenceResolver, MilestoneEvidenceResolver } from './evidence.resolver.ts';
import { EvidenceService } from './evidence.service.ts';
import { UploadsService } from './uploads.service.ts';
import './work.ts';

@Module({
  providers: [EvidenceService, UploadsService, EvidenceResolver, MilestoneEvidenceResolver],
  exports: [EvidenceService, UploadsService],
})
export class EvidenceModule {}
