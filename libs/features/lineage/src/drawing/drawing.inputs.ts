import { Field, ID, InputType } from '@nestjs/graphql';
import type { PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, MaxLength, ValidateNested } from 'class-validator';

import { type EndRef } from './ends.ts';
import { LineageEndKind, LineageKind } from '../kinds.ts';

@InputType({ description: 'A thing as its address names it.' })
export class LineageEndInput implements EndRef {
  @Field(() => LineageEndKind, { description: 'What it is.' })
  @IsEnum(LineageEndKind)
  kind!: LineageEndKind;

  @Field(() => ID, { description: 'Its code or number within its plan: `CTR-01`, `3`, `TR-LAL`.' })
  @MaxLength(60)
  code!: string;

  @Field(() => ID, { description: 'Code of its plan, `PE-PAGA-3`.' })
  @MaxLength(60)
  plan!: string;
}

@InputType({ description: 'That one thing led to another.' })
export class DrawEdgeInput {
  @Field(() => LineageKind, { description: 'How it led there.' })
  @IsEnum(LineageKind)
  kind!: LineageKind;

  @Field(() => LineageEndInput, { description: 'Where it starts.' })
  @ValidateNested()
  @Type(() => LineageEndInput)
  from!: LineageEndInput;

  @Field(() => LineageEndInput, { description: 'Where it leads.' })
  @ValidateNested()
  @Type(() => LineageEndInput)
  to!: LineageEndInput;

  @Field({ description: 'Why: 10 to 2,000 characters.' })
  @MaxLength(2_000)
  because!: string;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: "Since when; today, in the member's time zone, when left out.",
  })
  @IsOptional()
  startedOn?: PartialDate | null;
}
