import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Disclosures, Receipts, RowEntries } from '@quipu/journal';
import { Allow, TurnedAway } from '@quipu/platform/graphql';
import { PAGE_AT_MOST, PAGE_DEFAULT } from '@quipu/platform/reads';
import { parsePositionPath, type Receipt } from '@quipu/proof';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASKED_EACH_TIME, FOR_A_MINUTE, send } from './answer.ts';
import { Parameters } from './parameters.ts';
import { codeOf } from './receipt-code.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const NDJSON = 'application/x-ndjson; charset=utf-8';
const SVG = 'image/svg+xml';

/** Seconds in which an entry normally comes under a checkpoint. */
const SIGNED_WITHIN_SECONDS = 10;

/** What the entries of the log say, and the proof of it. */
@Controller('journal')
export class EntriesController {
  constructor(
    private readonly rows: RowEntries,
    private readonly receipts: Receipts,
    private readonly disclosures: Disclosures,
  ) {}

  /** The entries of the rows of a table (`kind`) with an id (`ref`) or a public code (`code`), in the order of the log. */
  @Allow('public')
  @Get('entries')
  async entries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const by = 'code' in (request.query as object) ? 'code' : 'ref';
    const asked = new Parameters(request.query, ['kind', by, 'after', 'first']);
    const kind = asked.text('kind');
    const row = by === 'code' ? { code: asked.text('code') } : { ref: asked.uuid('ref') };
    const after = asked.whole('after', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: -1 });
    const first = asked.whole('first', { min: 1, max: PAGE_AT_MOST, otherwise: PAGE_DEFAULT });
    const { entries, next } = await this.rows.page({ kind, ...row, after, first });
    const following = next && new URLSearchParams({ kind, ...row, after: next, first: String(first) });
    const body = { kind, ...row, entries, next: following ? `/journal/entries?${following.toString()}` : null };
    await send(request, reply, { body: JSON.stringify(body), type: JSON_TYPE, kept: ASKED_EACH_TIME });
  }

  /** The receipt of an entry as a file, or with `.svg` its code for paper; 404 when there is none, 503 when not signed. */
  @Allow('public')
  @Get('receipts/:file')
  async receipt(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, entry = '', suffix] = /^(\d+)(\.svg)?$/.exec(file) ?? [];
    const receipt = await this.signed(entry);
    if (suffix) return send(request, reply, { body: codeOf(receipt, entry), type: SVG, kept: ASKED_EACH_TIME });
    void reply.header('content-disposition', `attachment; filename="receipt-${entry}.json"`);
    return send(request, reply, { body: `${JSON.stringify(receipt)}\n`, type: JSON_TYPE, kept: ASKED_EACH_TIME });
  }

  /** What the entries of a bundle say, a line of JSON each, in the order of the bundle; 404 as for the bundle. */
  @Allow('public')
  @Get('disclosures/*')
  async disclosed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [path = ''] = request.url.split('?');
    const address = parsePositionPath(path.slice('/journal/disclosures/'.length));
    const body = address && (await this.disclosures.ofBundle(address.position, address.width));
    if (body === undefined) throw new TurnedAway(404);
    await send(request, reply, { body, type: NDJSON, kept: FOR_A_MINUTE, isLong: true });
  }

  private async signed(entry: string): Promise<Receipt> {
    const receipt = await this.receipts.of(entry);
    if (receipt === 'unknown') throw new TurnedAway(404);
    if (receipt === 'unsigned') throw new TurnedAway(503, { seconds: SIGNED_WITHIN_SECONDS }, 'not-signed-yet');
    return receipt;
  }
}
