import { Controller, Get, Req, Res } from '@nestjs/common';
import { PublicLog } from '@quipu/journal';
import { Allow, TurnedAway } from '@quipu/platform/graphql';
import { base64, parseTilePath } from '@quipu/proof';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASKED_EACH_TIME, FOR_EVER, send } from './answer.ts';
import { Parameters } from './parameters.ts';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const JSON_TYPE = 'application/json; charset=utf-8';

const nothingSigned = () => new TurnedAway(404, {}, 'nothing-signed');

/** The log in the forms of c2sp.org/tlog-tiles: what verifiers and witnesses read. */
@Controller('journal')
export class LogController {
  constructor(private readonly log: PublicLog) {}

  /** The newest checkpoint as a signed note; 404 as long as nothing is signed. */
  @Allow('public')
  @Get('checkpoint')
  async checkpoint(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = await this.log.checkpoint();
    if (body === undefined) throw nothingSigned();
    await send(request, reply, { body, type: TEXT, kept: ASKED_EACH_TIME });
  }

  /** The verifier keys in force, one a line; 404 as long as there is none. */
  @Allow('public')
  @Get('vkey')
  async vkey(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const vkeys = await this.log.vkeys();
    if (vkeys.length === 0) throw nothingSigned();
    await send(request, reply, { body: `${vkeys.join('\n')}\n`, type: TEXT, kept: ASKED_EACH_TIME });
  }

  /** A tile or a bundle of entries, whole or partial; 404 for any other path, and beyond the newest checkpoint. */
  @Allow('public')
  @Get('tile/*')
  async tile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [path = ''] = request.url.split('?');
    const address = parseTilePath(path.slice('/journal/'.length));
    const body = address && (await this.log.tile(address));
    if (!body) throw new TurnedAway(404);
    await send(request, reply, { body, type: BYTES, kept: FOR_EVER, isLong: address.level === 'entries' });
  }

  /** Proves that the log of `to` leaves begins with the log of `from`; both at most as large as the newest checkpoint. */
  @Allow('public')
  @Get('consistency')
  async consistency(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = new Parameters(request.query, ['from', 'to']);
    const size = await this.log.size();
    if (size === 0) throw nothingSigned();
    const to = asked.whole('to', { min: 1, max: size });
    const from = asked.whole('from', { min: 1, max: to });
    const hashes = await this.log.tree().consistency(from, to);
    const body = JSON.stringify({ from, to, hashes: hashes.map(base64) });
    await send(request, reply, { body, type: JSON_TYPE, kept: FOR_EVER });
  }
}
