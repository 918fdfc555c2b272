import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, resultOf } from '@quipu/platform/graphql';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { SavedView, SaveViewInput } from './saved-view.type.ts';
import { ViewsService } from './views.service.ts';

const SavedViewResult = resultOf(SavedView);

@Resolver()
export class ViewsResolver {
  constructor(private readonly views: ViewsService) {}

  @Allow('account:use')
  @Query(() => [SavedView], { nullable: true, description: 'The views of lists that whoever asks keeps, by name.' })
  mySavedViews(
    @Asker() viewer: Viewer,
    @Args('page', { type: () => String, nullable: true, description: 'Only those of the page with this path.' })
    page: string | null,
  ) {
    return this.views.list(viewer, page ?? null);
  }

  @Allow('account:use')
  @Mutation(() => SavedViewResult, { description: 'Keeps a view of a list under a name, for whoever asks alone.' })
  saveView(@Asker() viewer: Viewer, @Args('input', { description: 'The view.' }) input: SaveViewInput) {
    return this.views.save(viewer, input);
  }

  @Allow('account:use', { kind: 'view', at: 'id' })
  @Mutation(() => SavedViewResult, { description: 'Forgets a view of a list.' })
  forgetView(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The view, as `mySavedViews` names it.' }) id: string,
  ) {
    return this.views.forget(viewer, id);
  }
}
