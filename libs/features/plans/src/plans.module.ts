import { Module } from '@nestjs/common';
import './plans.history.ts';
import { PlansResolver } from './plans.resolver.ts';
import { ProcessResolver } from './process/process.resolver.ts';
import { ProcessService } from './process/process.service.ts';
import { TextsResolver } from './process/texts.resolver.ts';
import { TextsService } from './process/texts.service.ts';

@Module({ providers: [PlansResolver, ProcessResolver, ProcessService, TextsResolver, TextsService] })
export class PlansModule {}
