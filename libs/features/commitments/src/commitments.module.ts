import { Module } from '@nestjs/common';
import './commitments.history.ts';
import { CommitmentsResolver, PlanCommitmentsResolver } from './commitments.resolver.ts';

@Module({ providers: [CommitmentsResolver, PlanCommitmentsResolver] })
export class CommitmentsModule {}
