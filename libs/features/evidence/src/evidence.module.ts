import { Module } from '@nestjs/common';
import { UploadsModule } from '@quipu/uploads';
import { EvidenceResolver, MilestoneEvidenceResolver } from './evidence.resolver.ts';
import { EvidenceService } from './evidence.service.ts';
import './work.ts';

@Module({
  imports: [UploadsModule],
  providers: [EvidenceService, EvidenceResolver, MilestoneEvidenceResolver],
})
export class EvidenceModule {}
