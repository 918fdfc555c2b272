import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';

export enum FollowKind {
  CONTRIBUTION = 'contribution',
  COMMITMENT = 'commitment',
  PLAN = 'plan',
  THEME = 'theme',
  INSTITUTION = 'institution',
}
registerEnumType(FollowKind, { name: 'FollowKind', description: 'What can be followed.' });

export enum Pace {
  AT_ONCE = 'at_once',
  DAILY = 'daily',
  WEEKLY = 'weekly',
}
registerEnumType(Pace, {
  name: 'Pace',
  description: 'How soon somebody hears: within seconds, or in one letter each morning or each Monday morning in Lima.',
});

@ObjectType({ description: 'That somebody wants to hear by e-mail what becomes of a thing.' })
export class Follow {
  @Field(() => ID, { description: 'Stable identifier.' }) id!: string;

  @Field(() => FollowKind, { description: 'What kind of thing.' }) kind!: FollowKind;

  @Field({
    description: 'Its public code: `CTR-01`, `PE-PAGA-3`; of a commitment or theme after its plan, `PE-PAGA-3/2`.',
  })
  of!: string;

  @Field({ description: 'What it is called: its code where its words are hidden or erased.' }) titleEs!: string;

  @Field(() => String, { nullable: true, description: 'The same in English. Null: not known.' })
  titleEn!: string | null;

  @Field({ description: 'Spanish address of its page in the portal: `/aportes/CTR-01`.' }) path!: string;

  @Field(() => Pace, { description: 'How soon.' }) pace!: Pace;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the address said yes. Null: letters came back from it; nothing is sent until it says so again.',
  })
  confirmedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was stopped. Null: it stands.' })
  stoppedAt!: Date | null;
}
