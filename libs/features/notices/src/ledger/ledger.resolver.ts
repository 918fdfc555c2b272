import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Decision } from '@quipu/decisions';
import type { Actor } from '@quipu/kernel';
import { Allow, InstantScalar, resultOf } from '@quipu/platform/graphql';
import { LedgerService } from './ledger.service.ts';
import { Notice } from './ledger.type.ts';

const NoticeResult = resultOf(Notice);

@Resolver()
export class LedgerResolver {
  constructor(private readonly ledger: LedgerService) {}

  @Allow('notice:read', { kind: 'contribution', at: 'contribution' })
  @Query(() => [Notice], {
    nullable: true,
    description: 'The official letters about a contribution, the latest 100 first, and what became of each.',
  })
  noticesOf(@Args('contribution', { type: () => ID, description: 'Its tracking code.' }) contribution: string) {
    return this.ledger.of(contribution);
  }

  @Allow('notice:resend', { kind: 'notice', at: 'id' })
  @Mutation(() => NoticeResult, {
    description: 'Sends a letter again that was given up or came back, to where its person gets mails now.',
  })
  resendNotice(
    @Who() actor: Actor,
    @Args('id', { type: () => ID, description: 'The letter, as `noticesOf` names it.' }) id: string,
  ) {
    return this.ledger.resend(actor, id);
  }
}

/** What the ledger adds to decisions. */
@Resolver(() => Decision)
export class CommunicatedResolver {
  @ResolveField(() => InstantScalar, {
    nullable: true,
    description:
      'When the letter to the author of the contribution left. Null: it has not, there is nobody to tell, or it is not known.',
  })
  communicatedAt(): void {}
}
