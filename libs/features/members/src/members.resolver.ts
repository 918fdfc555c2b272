import { Args, ArgsType, ID, InputType, Query, Resolver } from '@nestjs/graphql';
import { Allow, AsOf, ByCode, ByEnum, connectionOf, filteredPage, RootPageArgs } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { Institution, InstitutionKind } from './institution.entity.ts';
import { Member } from './member.entity.ts';
import { institutionList, institutionShape, memberList, memberShape } from './members.reads.ts';

const MemberConnection = connectionOf(Member);
const InstitutionConnection = connectionOf(Institution);

@InputType({ description: 'Which institutions to list; conditions add up.' })
class InstitutionFilter {
  @ByCode('Only those of the member with this code.') member?: string;

  @ByEnum(InstitutionKind, 'Only those of this sector.') kind?: InstitutionKind;
}

@ArgsType()
class InstitutionsArgs extends filteredPage(InstitutionFilter) {}

@Resolver()
export class MembersResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => MemberConnection, { description: 'The members whose plans this platform keeps, by code.' })
  members(@Args() _page: RootPageArgs, @Asked() asked: Question) {
    return this.reads.page(memberList, asked);
  }

  @Allow('public')
  @Query(() => Member, { nullable: true, description: 'The member with this code.' })
  member(
    @Args('code', { type: () => ID, description: '`PE`.' }) code: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.one(memberShape, 'members', (row, sql) => `${row}.code = ${sql.value(code, 'text')}`, asked);
  }

  @Allow('public')
  @Query(() => InstitutionConnection, { description: 'Institutions, by code.' })
  institutions(@Args() _page: InstitutionsArgs, @Asked() asked: Question) {
    return this.reads.page(institutionList, asked);
  }

  @Allow('public')
  @Query(() => Institution, { nullable: true, description: 'The institution with this code.' })
  institution(
    @Args('code', { type: () => ID, description: '`MINAM`.' }) code: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.one(
      institutionShape,
      'institutions',
      (row, sql) => `${row}.code = ${sql.value(code, 'text')}`,
      asked,
    );
  }
}
