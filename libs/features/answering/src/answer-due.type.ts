import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Stage } from '@quipu/plans';
import { PartialDateScalar } from '@quipu/platform/graphql';

export enum AnswerStatus {
  ANSWERED_ON_TIME = 'answered_on_time',
  ANSWERED_LATE = 'answered_late',
  WAITING = 'waiting',
  OVERDUE = 'overdue',
  NO_TERM = 'no_term',
  NOT_KNOWN = 'not_known',
}
registerEnumType(AnswerStatus, {
  name: 'AnswerStatus',
  description:
    'How an answer stands to its term on the day that is asked about. WAITING: until the day it is due. OVERDUE: from the day after. NO_TERM: the plan sets none for it. NOT_KNOWN: the day it was recorded or answered is not known, or whether it was answered.',
});

@ObjectType({ description: 'By when a contribution is to be answered, and when it was.' })
export class AnswerDue {
  @Field(() => Contribution, { description: 'What is to be answered.' }) contribution!: Contribution;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      "The last day for the answer, in the member's time zone. Null: no term, or the day it was recorded is not known.",
  })
  dueOn!: PartialDate | null;

  @Field(() => Int, { nullable: true, description: 'Days that the plan sets for it. Null: none.' })
  termDays!: number | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'The day of the first answer with reasons. Null: none, or not known.',
  })
  answeredOn!: PartialDate | null;

  @Field(() => Institution, {
    nullable: true,
    description: 'The institution that answered first. Null: none, or not named.',
  })
  answeredBy!: Institution | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was answered with reasons. Null: not known.' })
  isAnswered!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from the day it was recorded to the first answer. Null: not known, or none.',
  })
  delayDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days since the last day for the answer, while it is overdue. Null: it is not.',
  })
  overdueDays!: number | null;

  @Field(() => AnswerStatus, { description: 'How it stands to its term.' }) status!: AnswerStatus;
}

@ObjectType({
  description:
    'How contributions were answered: counts, and the share and the delays of those of which they are known.',
})
export class AnsweringFigures {
  @Field(() => Int, { description: 'Contributions.' }) contributions!: number;
  @Field(() => Int, { description: 'Answered with reasons.' }) answered!: number;
  @Field(() => Int, { description: 'Not answered with reasons.' }) unanswered!: number;
  @Field(() => Int, { description: 'Of which nothing says whether they were answered.' }) notKnown!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Share answered with reasons, 0 to 1, among those of which it is known. Null: it is known of none.',
  })
  answeredShare!: number | null;
  @Field(() => Int, { description: 'Answered by the day they were due.' }) onTime!: number;
  @Field(() => Int, { description: 'Answered after the day they were due.' }) late!: number;
  @Field(() => Int, { description: 'Not answered, and not due yet.' }) waiting!: number;
  @Field(() => Int, { description: 'Not answered, and due before the day that is asked about.' }) overdue!: number;
  @Field(() => Int, { description: 'For which the plan sets no term.' }) withoutTerm!: number;
  @Field(() => Int, { description: 'Answered, with both days known: what the delays are computed from.' })
  delaysKnown!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Median of the days from record to answer. Null: not known of any.',
  })
  medianDelayDays!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Days within which nine of ten answers came. Null: not known of any.',
  })
  p90DelayDays!: number | null;
}

@ObjectType({ description: 'How the contributions first recorded at one stage were answered.' })
export class StageAnswering {
  @Field(() => Stage, { description: 'The stage.' }) stage!: Stage;
  @Field(() => AnsweringFigures, { description: 'The figures.' }) figures!: AnsweringFigures;
}

@ObjectType({ description: 'How one body answered; what nobody answered is in nobody’s name.' })
export class BodyAnswering {
  @Field(() => Institution, { nullable: true, description: 'The institution. Null: no answer names one.' })
  institution!: Institution | null;
  @Field(() => AnsweringFigures, { description: 'The figures of what it answered first.' }) figures!: AnsweringFigures;
}

@ObjectType({ description: 'How the contributions of a plan were answered, on the day that is asked about.' })
export class PlanAnswering {
  @Field(() => AnsweringFigures, { description: 'All of them.' }) total!: AnsweringFigures;
  @Field(() => [StageAnswering], { description: 'By the stage at which they were first recorded, in order.' })
  stages!: StageAnswering[];
  @Field(() => [BodyAnswering], {
    description: 'What was answered, by the institution that answered first: the one with most first.',
  })
  bodies!: BodyAnswering[];
}
