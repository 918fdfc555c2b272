import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How many commitments got one code of an indicator.' })
export class CodeCount {
  @Field({ description: 'The code; `not_reviewed` counts the commitments without an assessment.' }) code!: string;
  @Field({ description: 'Name of the code in Spanish.' }) titleEs!: string;
  @Field({ description: 'Name of the code in English.' }) titleEn!: string;
  @Field(() => Int, { description: 'Commitments.' }) count!: number;
}

/** The figures of a plan. Each is defined in figures.reads.ts, under one rule with a version. */
@ObjectType({ description: 'The figures of a plan, all under one rule with a version.' })
export class PlanFigures {
  @Field({ description: 'The rule that computes them, with its version.' }) rule!: string;
  @Field(() => Int, { description: 'Commitments on record.' }) commitments!: number;
  @Field(() => Int, { description: 'Milestones on record.' }) milestones!: number;
  @Field(() => Int, { description: 'Contributions on record.' }) contributions!: number;
  @Field(() => Int, { description: 'Events on record.' }) events!: number;

  @Field(() => Int, {
    description: 'Commitments that the IRM judged for relevance: the base of any share of relevant ones.',
  })
  assessedCommitments!: number;
  @Field(() => Int, {
    description:
      'Commitments relevant to at least one OGP value: access, participation or accountability. Technology alone never counts.',
  })
  relevantCommitments!: number;
  @Field(() => Int, { description: 'Commitments of transformative potential impact.' })
  transformativeCommitments!: number;
  @Field(() => Int, {
    description: 'Potentially starred at design (rule S5): verifiable, relevant and transformative.',
  })
  potentiallyStarred!: number;
  @Field(() => [CodeCount], { description: 'Commitments by potential impact, in the order of the scale.' })
  potentialImpact!: CodeCount[];
  @Field(() => [CodeCount], { description: 'Commitments by completion, in the order of the scale.' })
  completion!: CodeCount[];

  @Field(() => Int, { description: 'Attendances of people of government, over the events with a list.' })
  attendanceGovernment!: number;
  @Field(() => Int, { description: 'Attendances of people of civil society, over the events with a list.' })
  attendanceCivilSociety!: number;
  @Field(() => Int, { description: 'Attendances of other people, over the events with a list.' })
  attendanceOther!: number;
  @Field(() => Int, { description: 'Events with a list of attendance.' }) eventsWithAttendance!: number;

  @Field(() => Int, { description: 'Contributions whose last standing decision stops them short of any adoption.' })
  dropped!: number;
  @Field(() => Int, {
    description: 'Of those, the ones for which no reasoned response is known to have been published.',
  })
  droppedWithoutReasonedResponse!: number;
  @Field(() => Int, { description: 'Contributions adopted as a commitment.' }) becameCommitments!: number;
  @Field(() => Int, { description: 'Contributions on which no decision is on record.' }) undecided!: number;
}
