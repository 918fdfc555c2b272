import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AS_OF } from '@quipu/platform/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';

import { LineageEdge, LineageEnd } from '../lineage-edge.entity.ts';
import { LineageEndKind } from '../kinds.ts';

/** As far as one walk goes, in edges. */
export const DEPTH_AT_MOST = 20;

export enum LineageDirection {
  BACK = 'back',
  FORWARD = 'forward',
  BOTH = 'both',
}
registerEnumType(LineageDirection, {
  name: 'LineageDirection',
  description: 'BACK: what it comes from. FORWARD: what it led to.',
});

@InputType({ description: 'The thing from which the walk starts, as its address names it.' })
export class LineageOf {
  @Field(() => LineageEndKind, { description: 'What it is.' })
  @IsEnum(LineageEndKind)
  kind!: LineageEndKind;

  @Field(() => ID, { description: 'Its code or number: `CTR-01`, `3`.' })
  @MaxLength(60)
  code!: string;

  @Field(() => ID, { nullable: true, description: 'Code of its plan; needed for commitments and events.' })
  @IsOptional()
  @MaxLength(60)
  plan?: string;
}

@ArgsType()
export class WalkArgs {
  @Field(() => LineageOf, { description: 'Where it starts.' })
  @ValidateNested()
  @Type(() => LineageOf)
  of!: LineageOf;

  @Field(() => LineageDirection, { defaultValue: LineageDirection.BOTH, description: 'Which way it goes.' })
  @IsEnum(LineageDirection)
  direction: LineageDirection = LineageDirection.BOTH;

  @Field(() => Int, {
    defaultValue: DEPTH_AT_MOST,
    description: `How many edges far, from 1 to ${DEPTH_AT_MOST}.`,
  })
  @IsInt()
  @Min(1)
  @Max(DEPTH_AT_MOST)
  depth: number = DEPTH_AT_MOST;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it also goes along edges that were ended.' })
  @IsBoolean()
  ended: boolean = false;

  @Field(AS_OF.type, { nullable: AS_OF.nullable, description: AS_OF.description })
  @IsOptional()
  asOf?: unknown;
}

@ObjectType({ description: 'A thing that the walk came to.' })
export class LineageNode {
  @Field(() => ID, { description: 'Id of the thing.' }) id!: string;
  @Field(() => Int, {
    description:
      'How many edges away it is, by the shortest way: before what it started from below zero, after it above.',
  })
  depth!: number;
  @Field(() => LineageEnd, { description: 'The thing.' }) thing!: LineageEnd;
}

@ObjectType({ description: 'A step of the walk: an edge, as time goes and not as its kind points.' })
export class LineageStep {
  @Field(() => ID, { description: 'Id of the thing that was there before.' }) before!: string;
  @Field(() => ID, { description: 'Id of the thing that it led to.' }) after!: string;
  @Field(() => LineageEdge, { description: 'The edge.' }) edge!: LineageEdge;
}

@ObjectType({ description: 'Where a thing comes from and what it led to.' })
export class Lineage {
  @Field(() => [LineageNode], {
    description: 'Every thing once for each way, the earliest first; the thing itself at 0.',
  })
  nodes!: LineageNode[];
  @Field(() => [LineageStep], { description: 'The edges that were walked.' }) steps!: LineageStep[];
}
