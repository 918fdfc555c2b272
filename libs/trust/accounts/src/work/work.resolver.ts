import { Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@quipu/platform/graphql';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { WorkService } from './work.service.ts';
import { Work } from './work.type.ts';

@Resolver()
export class WorkResolver {
  constructor(private readonly work: WorkService) {}

  @Allow('account:use')
  @Query(() => Work, { nullable: true, description: 'What waits for whoever asks. Null: nobody has signed in.' })
  myWork(@Asker() viewer: Viewer) {
    return this.work.of(viewer);
  }
}
