import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import type { DecisionDraftContentInput } from '../decision.inputs.ts';
import { Outcome } from '../outcome.ts';

@ObjectType({ description: 'What a draft of a decision says so far; what it does not say yet is null.' })
export class DecisionDraft {
  @Field(() => ID, { nullable: true, description: "Code of a stage of the contribution's plan." })
  stage!: string | null;
  @Field(() => Outcome, { nullable: true, description: 'What was decided.' }) outcome!: Outcome | null;
  @Field(() => ID, { nullable: true, description: 'Code of the ground.' }) reasonCode!: string | null;
  @Field(() => String, { nullable: true, description: 'The reasons in words.' }) reasons!: string | null;
  @Field(() => String, { nullable: true, description: 'The norm that it rests on.' }) legalGround!: string | null;
  @Field(() => ID, { nullable: true, description: 'Code of the body that decided.' })
  decidingInstitution!: string | null;
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was taken.' })
  decidedOn!: PartialDate | null;
  @Field(() => String, { nullable: true, description: 'The programme or the place that its ground demands.' })
  named!: string | null;
  @Field(() => ID, { nullable: true, description: 'Tracking code of the contribution that it repeats.' })
  duplicateOf!: string | null;
  @Field(() => String, { nullable: true, description: 'Officials who were present, by their offices.' })
  officials!: string | null;
  @Field(() => ID, { nullable: true, description: 'Code of the event at which it was taken.' }) event!: string | null;
  @Field(() => ID, { nullable: true, description: 'Identifier of the request to decide again that it answers.' })
  reviewRequest!: string | null;
  @Field(() => ID, { nullable: true, description: 'Identifier of the decision that it takes the place of.' })
  supersedes!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it takes its place.' }) supersedesBecause!: string | null;
}

/** The fields of a draft of a decision, in the order of its form. */
export const DRAFT_FIELDS = [
  'stage',
  'outcome',
  'reasonCode',
  'reasons',
  'legalGround',
  'decidingInstitution',
  'decidedOn',
  'named',
  'duplicateOf',
  'officials',
  'event',
  'reviewRequest',
  'supersedes',
  'supersedesBecause',
] as const satisfies readonly (keyof DecisionDraft)[];

/** What a draft keeps of `input`: its own fields and no other, what was left out or left empty as null. */
export const contentOf = (input: DecisionDraftContentInput): DecisionDraft =>
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, input[field] || null])) as unknown as DecisionDraft;
