import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';

enum DeliveryOutcome {
  WAITING = 'waiting',
  SENT = 'sent',
  POSTPONED = 'postponed',
  REFUSED = 'refused',
  BOUNCED = 'bounced',
  RESENT = 'resent',
}
registerEnumType(DeliveryOutcome, {
  name: 'DeliveryOutcome',
  description: `WAITING: not tried yet. SENT: a server took it. POSTPONED: not taken now, to be tried again. REFUSED: given up.
BOUNCED: it came back for good. RESENT: another letter took its place.`,
});

@ObjectType({ description: 'One try to deliver a letter, or what came back of it.' })
export class DeliveryTry {
  @Field(() => InstantScalar, { description: 'When.' }) at!: Date;

  @Field(() => DeliveryOutcome, { description: 'What became of it.' }) outcome!: DeliveryOutcome;

  @Field(() => String, { nullable: true, description: 'What the server answered, by code. Null: nothing to say.' })
  detail!: string | null;
}

@ObjectType({ description: 'An official letter about a contribution. Neither its address nor whom it is for is told.' })
export class Notice {
  @Field(() => ID, { description: 'Stable identifier; the Message-ID of the mail begins with it.' }) id!: string;

  @Field({ description: 'What it tells: `contribution-received`, `decision-recorded`.' }) template!: string;

  @Field(() => DeliveryOutcome, { description: 'How it stands.' }) outcome!: DeliveryOutcome;

  @Field({ description: 'Whether it can be sent again: it was given up or came back, and no other took its place.' })
  canBeResent!: boolean;

  @Field(() => [DeliveryTry], { description: 'Each try, and what came back, the earliest first.' })
  tries!: DeliveryTry[];
}
