import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildApi } from '@quipu/api';
import { readSettings } from '@quipu/platform/config';
import request from 'supertest';
import { freshDatabase, type TestDatabase } from './database.ts';

/** The operator's secret in tests. */
export const TOKEN = 'a-token-that-only-the-tests-know-0123456789';

interface Answer {
  // What a test asks for decides the shape; each reads what it asked.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly extensions?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

export interface TestApi extends AsyncDisposable {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** Asks as anyone. */
  ask(query: string, variables?: object): Promise<Answer>;
  /** Asks as the operator. */
  act(query: string, variables?: object): Promise<Answer>;
  /** Any request. */
  readonly http: ReturnType<typeof request>;
}

/** The whole API on a database of its own. @param environment settings beside the usual ones. */
export async function startApi(environment: Record<string, string> = {}, database?: TestDatabase): Promise<TestApi> {
  const db = database ?? (await freshDatabase());
  const app = await buildApi(
    readSettings({
      DATABASE_URL: db.applicationUrl,
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
      OPERATOR_TOKEN: TOKEN,
      REQUESTS_PER_MINUTE: '100000',
      ...environment,
    }),
  );
  const http = request(app.getHttpServer());
  const ask = (query: string, variables?: object, token?: string) => {
    const asked = http.post('/graphql').set('content-type', 'application/json');
    if (token) void asked.set('authorization', `Bearer ${token}`);
    return asked.send({ query, variables }).then(({ body }) => body as Answer);
  };
  return {
    app,
    database: db,
    http,
    ask,
    act: (query, variables) => ask(query, variables, TOKEN),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      if (!database) await db.drop();
    },
  };
}
