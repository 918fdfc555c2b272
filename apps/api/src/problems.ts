import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, NotFoundException } from '@nestjs/common';
import { translate, type MessageKey } from '@quipu/i18n';
import type { Rejection } from '@quipu/kernel';
import { languageOfRequest, tell, TurnedAway, type FaultListener } from '@quipu/platform/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ways } from './ways.ts';

/** What is wrong, where the router only knows that it found nothing: the address may answer to other methods. */
function unrouted(exception: unknown, { method, url }: FastifyRequest, ways: Ways): unknown {
  if (!(exception instanceof NotFoundException)) return exception;
  const allowed = ways.at(url.split('?')[0] ?? url);
  return allowed.length > 0 && !allowed.includes(method === 'HEAD' ? 'GET' : method)
    ? new TurnedAway(405, { method, allowed: allowed.join(', ') })
    : exception;
}

function headersOf(cause: unknown, status: number): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  if (!(cause instanceof TurnedAway)) return {};
  if (status === 405) return { allow: String(cause.values['allowed']) };
  return status === 503 ? { 'retry-after': String(cause.values['seconds']) } : {};
}

/** Which of the parts that were checked is down: for who watches /health. */
function checksOf(exception: unknown): { readonly checks?: unknown } {
  const response = exception instanceof HttpException ? exception.getResponse() : undefined;
  return typeof response === 'object' && 'details' in response ? { checks: response.details } : {};
}

/**
 * The one place where REST routes tell errors: problem+json (RFC 9457) with the kinds, codes and words of docs/errors.md.
 * GraphQL tells its own and gets what was thrown as it is.
 */
@Catch()
export class Problems implements ExceptionFilter {
  /** Of the server that it answers for. */
  readonly ways = new Ways();

  constructor(private readonly heard: FaultListener) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') throw exception;
    const http = host.switchToHttp();
    this.answer(exception, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const cause = unrouted(exception, request, this.ways);
    const { status, message, code, fields, reference } = tell(cause, languageOfRequest(request), this.heard);
    if (reply.sent) return;
    const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail: message, code };
    const more = { ...(fields ? { fields } : {}), ...(reference ? { reference } : {}), ...checksOf(exception) };
    void reply
      .code(status)
      .headers({ ...headersOf(cause, status), 'cache-control': 'no-store' })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...problem, ...more }));
  }

  /** Tells that a rule said no: 422, with its code and its words. */
  refuse(rejection: Rejection, request: FastifyRequest, reply: FastifyReply): void {
    const { code, field, values } = rejection;
    const detail = translate(languageOfRequest(request), `rejections.${code}` as MessageKey, values);
    void reply
      .code(422)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[422], status: 422, detail, code, field }));
  }
}
