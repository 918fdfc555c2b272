import { ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a version of minutes says differently from the one before.' })
export class MinutesChange {
  readonly before!: string;
  readonly after!: string;
}
