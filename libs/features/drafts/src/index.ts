export { Draft } from './draft.entity.ts';
export { DraftKind } from './draft.rules.ts';
export { DraftService } from './draft.service.ts';
export { DraftsModule } from './drafts.module.ts';
export { draftShape, draftsFor, draftsTold, hiddenFrom } from './drafts.reads.ts';
export { DraftConnection, DraftResult } from './drafts.resolver.ts';
export { ViewedDrafts } from './viewed-drafts.service.ts';
