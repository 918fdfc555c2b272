import { Module } from '@nestjs/common';
import { HistoryResolver } from './history.resolver.ts';

/** Tells the history of whatever features declare one for; expects Reads from the application. */
@Module({ providers: [HistoryResolver] })
export class HistoryModule {}
