import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { Rejection } from '@quipu/kernel';
import { InstantScalar, RejectionType, resultOf } from '@quipu/platform/graphql';
import { Account } from '../people/account.entity.ts';

@ObjectType({ description: 'A mail is on its way. The answer is the same whether or not there is an account.' })
export class LetterSent {
  @Field({ description: 'Where to.' }) to!: string;
}

@ObjectType({ description: 'Somebody has signed in: the cookie of the answer is theirs.' })
export class SignedIn {
  @Field(() => Account, { description: 'Who.' }) account!: Account;
}

@ObjectType({ description: 'The password was right. Give the code of the second factor with `giveSecondFactor`.' })
export class SecondFactorNeeded {
  @Field(() => InstantScalar, { description: 'Until when it is waited for.' }) until!: Date;
}

@ObjectType({ description: 'The password is set.' })
export class PasswordSet {
  @Field(() => InstantScalar, { description: 'Since when it is good.' }) at!: Date;
}

export const LetterSentResult = resultOf(LetterSent);

const typeOf = (value: unknown) => {
  if (value instanceof Rejection) return RejectionType;
  return value instanceof SecondFactorNeeded ? SecondFactorNeeded : SignedIn;
};

export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'Signed in, or asked for the second factor, or refused.',
  types: () => [SignedIn, SecondFactorNeeded, RejectionType] as const,
  resolveType: typeOf,
});
