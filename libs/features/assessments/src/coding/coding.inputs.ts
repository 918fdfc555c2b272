import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';

@InputType({ description: 'A code of a report of the IRM for one indicator of a commitment or milestone.' })
export class CodeIndicatorInput {
  @Field(() => ID, { description: 'Code of the plan, `PE-PAGA-3`.' })
  @MaxLength(60)
  plan!: string;

  @Field(() => ID, { description: 'Code of the report within the plan, `design-2017-2019`.' })
  @MaxLength(60)
  report!: string;

  @Field(() => ID, { description: 'Number of the commitment, as printed in the plan.' })
  @MaxLength(60)
  commitment!: string;

  @Field(() => ID, { nullable: true, description: 'Number of the milestone; nothing for the commitment as a whole.' })
  @IsOptional()
  @MaxLength(60)
  milestone?: string | null;

  @Field(() => ID, { description: "Code of an indicator of the report's scheme, `potential_impact`." })
  @MaxLength(60)
  indicator!: string;

  @Field(() => ID, { description: 'One of the codes of the indicator, `moderate`.' })
  @MaxLength(60)
  code!: string;

  @Field({ description: "The researcher's reasons: 40 to 10,000 characters." })
  @MaxLength(10_000)
  rationale!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The assessment of the same report, target and indicator that it takes the place of, if one stands.',
  })
  @IsOptional()
  @IsUUID()
  supersedes?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it takes its place: 10 to 2,000 characters.' })
  @IsOptional()
  @MaxLength(2_000)
  supersedesBecause?: string | null;
}
