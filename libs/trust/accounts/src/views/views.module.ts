import { Module } from '@nestjs/common';
import { ViewsResolver } from './views.resolver.ts';
import { ViewsService } from './views.service.ts';

/** Views of lists that people keep for themselves. */
@Module({ providers: [ViewsService, ViewsResolver] })
export class ViewsModule {}
