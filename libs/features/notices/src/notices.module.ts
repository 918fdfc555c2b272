import { Module } from '@nestjs/common';
import { FeedsService } from './feeds/feeds.service.ts';
import { AskingService } from './following/asking.service.ts';
import { FollowingResolver } from './following/following.resolver.ts';
import { FollowingService } from './following/following.service.ts';
import './ledger/communications.reads.ts';
import { CommunicatedResolver, LedgerResolver } from './ledger/ledger.resolver.ts';
import { LedgerService } from './ledger/ledger.service.ts';

@Module({
  providers: [
    FollowingService,
    AskingService,
    FollowingResolver,
    LedgerService,
    LedgerResolver,
    CommunicatedResolver,
    FeedsService,
  ],
  exports: [FeedsService],
})
export class NoticesModule {}
