import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { CalendarService } from '@quipu/events';
import { languageOf } from '@quipu/i18n';
import { Allow, TurnedAway } from '@quipu/platform/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASKED_EACH_TIME, send } from '../journal/answer.ts';

const ENDING = '.ics';

/** Events and stages of a plan for calendar programs (RFC 5545), asked each time by a tag of their content. */
@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /** All of a plan: `/calendar/PE-PAGA-3.ics`. `?lang=en` for names in English. 404 when there is no such plan. */
  @Allow('public')
  @Get(':file')
  plan(
    @Param('file') file: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.give({ file, event: null, lang }, request, reply);
  }

  /** One event: `/calendar/PE-PAGA-3/TR-LAL.ics`. 404 when there is no such event, or its day is not known. */
  @Allow('public')
  @Get(':plan/:file')
  event(
    @Param('plan') plan: string,
    @Param('file') file: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const event = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
    return this.give({ file: `${plan}${ENDING}`, event, lang }, request, reply);
  }

  private async give(
    { file, event, lang }: { readonly file: string; readonly event: string | null; readonly lang: unknown },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const plan = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
    const reader = { language: languageOf(typeof lang === 'string' ? lang : 'es'), host: request.hostname };
    const body = await this.calendars.of(plan, event, reader);
    if (body === undefined) throw new TurnedAway(404);
    await send(request, reply, { body, type: 'text/calendar; charset=utf-8', kept: ASKED_EACH_TIME });
  }
}
