import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PERMISSIONS } from '../law/law.ts';
import { PermissionName } from './permission.type.ts';

/** The longest time that a token is good for, in days; the database holds the same bound (ck_tokens_period). */
const DAYS_AT_MOST = 366;

@InputType({ description: 'A token of access that a program is to use in the name of its owner.' })
export class CreateTokenInput {
  @Field({ description: 'What it is for, as its owner will know it again: 1 to 100 characters.' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  @Field(() => [PermissionName], {
    description: 'All that it may do. Each must be held by a role of its owner; none of them may be about accounts.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(PERMISSIONS.length)
  @IsEnum(PermissionName, { each: true })
  permissions!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the only plan that it is good for; for every one when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  plan?: string | null;

  @Field(() => Int, { description: `For how many days it is good, 1 to ${DAYS_AT_MOST}.` })
  @IsInt()
  @Min(1)
  @Max(DAYS_AT_MOST)
  days!: number;
}

@ObjectType({ description: 'A token of access: what a program may do in the name of its owner, and until when.' })
export class AccessToken {
  @Field(() => ID, { description: 'Stable identifier. It opens nothing.' }) id!: string;

  @Field({ description: 'What it is for, in the words of its owner.' }) name!: string;

  @Field(() => [PermissionName], { description: 'All that it may do, as far as a role of its owner still may.' })
  permissions!: string[];

  @Field(() => ID, { nullable: true, description: 'Code of the only plan that it is good for. Null: every one.' })
  plan!: string | null;

  @Field(() => InstantScalar, { description: 'When it was made.' }) createdAt!: Date;

  @Field(() => InstantScalar, { description: 'Until when it is good.' }) expiresAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last used, to the minute. Null: never.' })
  usedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked. Null: it was not.' })
  revokedAt!: Date | null;
}

@ObjectType({ description: 'A token just made, with its secret, which is shown this once.' })
export class CreatedToken {
  @Field({ description: 'To be sent as `Authorization: Bearer …`. Only its digest is kept: nobody can show it again.' })
  secret!: string;

  @Field(() => AccessToken, { description: 'The token as it is listed from now on.' }) token!: AccessToken;
}
