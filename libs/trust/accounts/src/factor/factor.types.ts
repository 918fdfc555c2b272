import { Field, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';

@ObjectType({
  description: 'What an authenticator app needs to know; shown until the factor is confirmed, and never again.',
})
export class SecondFactorSecret {
  @Field({ description: 'The address `otpauth://totp/…` that apps open (SHA-1, 6 digits, 30 seconds).' }) uri!: string;
  @Field({ description: 'The secret in base32, in groups of four, for typing.' }) secret!: string;
  @Field({ description: '`uri` as a QR code, an SVG document.' }) qrCode!: string;
}

@ObjectType({ description: 'Codes for the day when the app is lost. They are shown this once; each is good once.' })
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten of them. Those that there were before are good no more.' })
  codes!: string[];
}

@ObjectType({ description: 'The second factor is gone: the password alone signs in.' })
export class SecondFactorRemoved {
  @Field(() => InstantScalar, { description: 'Since when.' }) at!: Date;
}
