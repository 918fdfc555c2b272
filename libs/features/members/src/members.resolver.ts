import { Args, ArgsType, ID, Info, InputType, Query, Resolver } from '@nestjs/graphql';
import { Allow, ByCode, ByEnum, connectionOf, filteredPage, PageArgs } from '@quipu/platform/graphql';
import { Reads } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
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
  members(@Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(memberList, info);
  }

  @Allow('public')
  @Query(() => Member, { nullable: true, description: 'The member with this code.' })
  member(@Args('code', { type: () => ID, description: '`PE`.' }) code: string, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(memberShape, 'members', (row, sql) => `${row}.code = ${sql.value(code, 'text')}`, info);
  }

  @Allow('public')
  @Query(() => InstitutionConnection, { description: 'Institutions, by code.' })
  institutions(@Args() _page: InstitutionsArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(institutionList, info);
  }

  @Allow('public')
  @Query(() => Institution, { nullable: true, description: 'The institution with this code.' })
  institution(
    @Args('code', { type: () => ID, description: '`MINAM`.' }) code: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.reads.one(
      institutionShape,
      'institutions',
      (row, sql) => `${row}.code = ${sql.value(code, 'text')}`,
      info,
    );
  }
}
