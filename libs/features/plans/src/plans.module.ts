import { Module } from '@nestjs/common';
import './plans.history.ts';
import { PlansResolver } from './plans.resolver.ts';

@Module({ providers: [PlansResolver] })
export class PlansModule {}
