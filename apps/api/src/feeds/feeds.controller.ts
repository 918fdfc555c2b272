import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { languageOf } from '@quipu/i18n';
import { FeedsService, FollowKind } from '@quipu/notices';
import { Allow, TurnedAway } from '@quipu/platform/graphql';
import { MAIL_SETTINGS, type MailSettings } from '@quipu/platform/mail';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASKED_EACH_TIME, send } from '../journal/answer.ts';

const ATOM = 'application/atom+xml; charset=utf-8';
const isKind = (text: string): text is FollowKind => Object.values<string>(FollowKind).includes(text);

/** The longest code of a thing, in characters. */
const CODE_LENGTH = 120;

/** News of what can be followed, for programs that read feeds. */
@Controller('feeds')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    @Inject(MAIL_SETTINGS) private readonly settings: Pick<MailSettings, 'PORTAL_ORIGIN'>,
  ) {}

  /**
   * `contribution/<code>.atom`, `plan/<code>.atom`, `institution/<code>.atom`, `commitment/<plan>/<number>.atom`,
   * `theme/<plan>/<code>.atom`; `lang=en` for English. 404 for what is not there.
   */
  @Allow('public')
  @Get(':kind/*')
  async feed(
    @Param('kind') kind: string,
    @Param('*') file: string,
    @Query('lang') spoken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, code = ''] = /^(.+)\.atom$/.exec(file) ?? [];
    if (!isKind(kind) || !code || code.length > CODE_LENGTH || code.includes('\0')) throw new TurnedAway(404);
    const portal = this.settings.PORTAL_ORIGIN ?? `${request.protocol}://${request.host}`;
    const language = languageOf(spoken);
    const body = await this.feeds.of(kind, code, language, { portal, path: request.url });
    if (body === undefined) throw new TurnedAway(404);
    await send(request, reply, { body, type: ATOM, kept: ASKED_EACH_TIME, isLong: true });
  }
}
