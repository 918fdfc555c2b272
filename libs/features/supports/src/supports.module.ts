import { Module } from '@nestjs/common';
import { SignsService } from './signs.service.ts';
import { ContributionSupportsResolver, SupportsResolver } from './supports.resolver.ts';
import { SupportsService } from './supports.service.ts';

@Module({ providers: [SupportsService, SignsService, SupportsResolver, ContributionSupportsResolver] })
export class SupportsModule {}
