import { Module } from '@nestjs/common';
import { DraftService } from './draft.service.ts';
import './drafts.history.ts';
import { DraftsResolver } from './drafts.resolver.ts';
import { ViewedDrafts } from './viewed-drafts.service.ts';

/** What is being written and not published yet. */
@Module({ providers: [DraftService, ViewedDrafts, DraftsResolver], exports: [DraftService, ViewedDrafts] })
export class DraftsModule {}
