import { Module } from '@nestjs/common';
import { CommitmentsResolver, PlanCommitmentsResolver } from './commitments.resolver.ts';

@Module({ providers: [CommitmentsResolver, PlanCommitmentsResolver] })
export class CommitmentsModule {}
