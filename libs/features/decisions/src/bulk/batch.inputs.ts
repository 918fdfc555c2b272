import { Field, ID, InputType, OmitType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DecisionDraftContentInput } from '../decision.inputs.ts';

/** As many contributions as are decided at once. */
export const BATCH_AT_MOST = 1000;
const CODE_LENGTH = 40;

@InputType({
  description:
    'What many decisions say. In its reasons, `{codigo}` and `{titulo}`, or `{code}` and `{title}`, give way to those of each contribution.',
})
export class DecisionTemplateInput extends OmitType(DecisionDraftContentInput, ['supersedes', 'supersedesBecause']) {}

@InputType({ description: 'What the decision on one contribution says in words of its own.' })
export class OwnWordsInput extends PickType(DecisionDraftContentInput, ['reasons']) {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @IsString()
  @MaxLength(CODE_LENGTH)
  contribution!: string;
}

/** `own`, wherever it is asked for. */
export const OWN = {
  type: () => [OwnWordsInput],
  description: `Words of their own for some of the contributions, at most ${BATCH_AT_MOST}.`,
};

@InputType({ description: 'Decisions on many contributions of one plan, from one template.' })
export class DraftDecisionsInput {
  @Field(() => ID, { description: 'Code of the plan that every contribution belongs to.' })
  @IsString()
  @MaxLength(60)
  plan!: string;

  @Field(() => [ID], { description: `Tracking codes of 1 to ${BATCH_AT_MOST} contributions, each once.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_AT_MOST)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(CODE_LENGTH, { each: true })
  contributions!: string[];

  @Field(() => DecisionTemplateInput, { description: 'What all of them say.' })
  @ValidateNested()
  @Type(() => DecisionTemplateInput)
  template!: DecisionTemplateInput;

  @Field(() => [OwnWordsInput], { nullable: true, description: OWN.description })
  @IsOptional()
  @ArrayMaxSize(BATCH_AT_MOST)
  @ArrayUnique(({ contribution }: OwnWordsInput) => contribution)
  @ValidateNested({ each: true })
  @Type(() => OwnWordsInput)
  own?: OwnWordsInput[] | null;
}
