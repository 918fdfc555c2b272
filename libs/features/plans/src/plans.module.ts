import { Module } from '@nestjs/common';
import { PlansResolver } from './plans.resolver.ts';

@Module({ providers: [PlansResolver] })
export class PlansModule {}
