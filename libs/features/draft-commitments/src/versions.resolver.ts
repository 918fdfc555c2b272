import { Args, Info, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Commitment } from '@quipu/commitments';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Plan } from '@quipu/plans';
import { partsOf, TextPart } from '@quipu/platform/differences';
import { PageArgs } from '@quipu/platform/graphql';
import { selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { DraftCommitment } from './draft-commitment.entity.ts';
import { FieldDifference } from './field-difference.type.ts';
import { DraftCommitmentConnection } from './draft-commitments.resolver.ts';
import { DraftCommitmentSource } from './draft-parts.entity.ts';
import { DraftCommitmentVersion } from './draft-version.entity.ts';

@Resolver(() => DraftCommitmentVersion)
export class VersionsResolver {
  @ResolveField(() => [Institution], { description: 'The institutions that wrote it together, by name.' })
  authors(@Parent() version: object, @Info() info: GraphQLResolveInfo) {
    return selected(version, info);
  }

  @ResolveField(() => [DraftCommitmentSource], { description: 'What each contribution changed in it, by code.' })
  sources(@Parent() version: object, @Info() info: GraphQLResolveInfo) {
    return selected(version, info);
  }

  @ResolveField(() => [FieldDifference], {
    nullable: true,
    description:
      'What it says differently, field by field; fields that both say alike are left out. Null: there is no version to compare with.',
  })
  changes(
    @Parent() version: object,
    @Args('since', {
      type: () => Int,
      nullable: true,
      description: 'Number of the version to compare with; the one before when left out.',
    })
    _since: number | null,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(version, info);
  }
}

@Resolver(() => FieldDifference)
export class DifferencesResolver {
  @ResolveField(() => [TextPart], { description: 'Both versions, sentence by sentence.' })
  parts(@Parent() { before, after }: FieldDifference) {
    return partsOf(before ?? '', after ?? '');
  }
}

/** What draft commitments add to contributions. */
@Resolver(() => Contribution)
export class ChangedDraftsResolver {
  @ResolveField(() => [DraftCommitmentSource], {
    description: 'What it changed in draft commitments, the first first.',
  })
  changedDrafts(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}

/** What draft commitments add to commitments. */
@Resolver(() => Commitment)
export class CommitmentDraftResolver {
  @ResolveField(() => DraftCommitment, { nullable: true, description: 'The draft commitment that it was made of.' })
  draft(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }
}

/** What draft commitments add to plans. */
@Resolver(() => Plan)
export class PlanDraftsResolver {
  @ResolveField(() => DraftCommitmentConnection, { description: 'What may become one of its commitments, by code.' })
  draftCommitments(@Parent() plan: object, @Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
