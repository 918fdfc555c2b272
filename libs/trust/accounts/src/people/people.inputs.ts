import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { LocalDate } from '@quipu/kernel';
import { ByCode, ByEnum, ByWords, PageArgs, PartialDateScalar } from '@quipu/platform/graphql';
import { IsEnum, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { GrantRole, GrantState } from './grant.entity.ts';

/** The longest reason, in characters. */
export const BECAUSE_LENGTH = 2_000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ description: 'A role for somebody, within exactly one member, plan or institution.' })
export class GiveRoleInput {
  @Field(() => ID, { description: 'The account that is to hold it.' }) @IsUUID() account!: string;

  @Field(() => GrantRole, { description: 'The role.' }) @IsEnum(GrantRole) role!: GrantRole;

  @ByCode('Code of the member, for a role that is granted within one.') member?: string | null;

  @ByCode('Code of the plan, for a role that is granted within one.') plan?: string | null;

  @ByCode('Code of the institution, for a role that is granted within one.') institution?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: "Its first day in the member's time zone, today or later. From now on when left out.",
  })
  @IsOptional()
  @Matches(DAY)
  from?: LocalDate | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: "Its last day in the member's time zone. Until it is ended when left out.",
  })
  @IsOptional()
  @Matches(DAY)
  until?: LocalDate | null;

  @Field({ description: 'Why it is given: 10 to 2,000 characters. Public.' })
  @IsString()
  @MaxLength(BECAUSE_LENGTH)
  because!: string;
}

@InputType({ description: 'Somebody who is to have an account.' })
export class InviteAccountInput {
  @Field({ description: 'Where the invitation goes, at most 254 characters.' })
  @IsString()
  @MaxLength(254)
  email!: string;

  @Field({ description: 'As the person is called: 1 to 200 characters.' })
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Language of the mails that it gets: `es`, `en`. Spanish when left out.',
  })
  @IsOptional()
  @IsIn(['es', 'en'])
  language?: 'es' | 'en' | null;
}

@ArgsType()
export class AccountsArgs extends PageArgs {
  @ByWords('Only those whose name or address has these letters.') search?: string | null;
}

@ArgsType()
export class GrantsArgs extends PageArgs {
  @ByCode('Only those of the account with this id.') account?: string | null;

  @ByCode('Only those within the member with this code, its plans and its institutions.') member?: string | null;

  @ByEnum(GrantState, 'Only those in this state.') state?: GrantState | null;
}

const BECAUSE = 'Why: 10 to 2,000 characters. Public.';

@ArgsType()
export class EndGrantArgs {
  @Field(() => ID, { description: 'The grant.' }) @IsUUID() id!: string;

  @Field({ description: BECAUSE }) @IsString() @MaxLength(BECAUSE_LENGTH) because!: string;
}

@ArgsType()
export class EndServiceArgs {
  @Field(() => ID, { description: 'The account of whoever leaves.' }) @IsUUID() account!: string;

  @Field({ description: BECAUSE }) @IsString() @MaxLength(BECAUSE_LENGTH) because!: string;
}
