import helmet from '@fastify/helmet';
import { getDataSourceToken } from '@nestjs/typeorm';
import { keepSessions, Viewers } from '@quipu/accounts';
import { type DynamicModule, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { JournalPosition } from '@quipu/journal';
import { Clock } from '@quipu/platform/clock';
import type { Settings } from '@quipu/platform/config';
import { complyWithGraphqlOverHttp, keepAnswers, LIMITS } from '@quipu/platform/graphql';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { ApiModule } from './api.module.ts';
import { registerExplorer } from './explorer.ts';
import { takeFiles } from './files/multipart.ts';
import { refuseForeign } from './foreign.ts';
import { openReply, openToEveryPage } from './journal/every-page.ts';
import { Problems } from './problems.ts';
import { limitRequests, refuseTokensInAddresses } from './request-limits.ts';

/**
 * Builds the API without listening, as `settings` say. Its `close()` waits for running requests and leaves nothing open.
 * @param module what it is made of, where that is to be less than everything.
 */
export async function buildApi(
  settings: Settings,
  module: DynamicModule = ApiModule.with(settings),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.TRUST_PROXY,
    bodyLimit: LIMITS.bodyBytes,
    forceCloseConnections: 'idle',
    // An address that cannot be read is one at which nothing is; no hook runs for it.
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      openReply(request, reply);
      problems.answer(new NotFoundException(), request, reply);
    },
  });
  const api = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  api.useLogger(api.get(Logger));
  const server = adapter.getInstance();
  const problems = api.get(Problems);
  problems.ways.watch(server);
  // Nest sets its handler after the routes have taken theirs, too late for what hooks throw. GraphQL has its own.
  server.addHook('onRoute', (route) => {
    if (route.url !== '/graphql')
      route.errorHandler ??= (error, request, reply) => problems.answer(error, request, reply);
  });
  await server.register(helmet, {
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  openToEveryPage(server);
  refuseForeign(server, settings.PORTAL_ORIGIN);
  refuseTokensInAddresses(server);
  if (settings.SESSION_SECRET)
    await keepSessions(server, {
      database: api.get<DataSource>(getDataSourceToken()),
      secret: settings.SESSION_SECRET,
      limits: { idleMinutes: settings.SESSION_IDLE_MINUTES, hours: settings.SESSION_HOURS },
    });
  await limitRequests(server, api.get(Viewers), settings);
  await takeFiles(server);
  complyWithGraphqlOverHttp(server);
  const position = api.get(JournalPosition);
  // What is due today was not yesterday, also where nothing was recorded since.
  const clock = api.get(Clock);
  keepAnswers(server, async () => `${await position.version()}-${clock.today('America/Lima')}`);
  if (settings.QUIPU_DEMO) await registerExplorer(server);
  await api.init();
  await server.ready();
  return api;
}
