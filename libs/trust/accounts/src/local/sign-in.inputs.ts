import { Field, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, MaxLength } from 'class-validator';

/** Bounds of what is read at all; what is right within them the rules say. */
const TYPED = 1_000;
const LANGUAGES = ['es', 'en'] as const;

@InputType({ description: 'Who wants an account.' })
export class RegisterInput {
  @Field({ description: 'Where the mail with the link goes. Upper and lower case are one.' })
  @MaxLength(TYPED)
  email!: string;

  @Field({ description: 'As the person wants to be called, 1 to 200 characters.' })
  @MaxLength(TYPED)
  name!: string;

  @Field({
    description: 'At least 12 characters, at most 200, of any kind; neither easy to guess nor found in a leak.',
  })
  @MaxLength(TYPED)
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Language of the mails: `es`, `en`; that of the request when left out.',
  })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: (typeof LANGUAGES)[number] | null;
}

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field({ description: 'The address that the account was opened with.' }) @MaxLength(TYPED) email!: string;

  @Field({ description: 'The password.' }) @MaxLength(TYPED) password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the second factor, or a recovery code, for who has it at hand already.',
  })
  @IsOptional()
  @MaxLength(TYPED)
  code?: string | null;
}
