import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildApi } from '@quipu/api';
import { readSettings } from '@quipu/platform/config';
import request from 'supertest';
import { freshDatabase, type TestDatabase } from './database.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

/** Signs the cookies of tests; no secret. */
export const SESSION_SECRET = 'a-secret-that-only-the-tests-know-0123456789';

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
  /** Asks as a coordinator of Peru. */
  act(query: string, variables?: object): Promise<Answer>;
  /** Asks with a token of access; without one, as anyone. */
  askWith(token: string | undefined, query: string, variables?: object): Promise<Answer>;
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
      SESSION_SECRET,
      FILES_DIR: join(tmpdir(), 'quipu-test-files'),
      REQUESTS_PER_MINUTE: '100000',
      ...environment,
    }),
  );
  const http = request(app.getHttpServer());
  const askWith = (token: string | undefined, query: string, variables?: object) => {
    const asked = http.post('/graphql').set('content-type', 'application/json');
    if (token) void asked.set('authorization', `Bearer ${token}`);
    return asked.send({ query, variables }).then(({ body }) => body as Answer);
  };
  let coordinator: Promise<SignedIn> | undefined;
  return {
    app,
    database: db,
    http,
    askWith,
    ask: (query, variables) => askWith(undefined, query, variables),
    act: async (query, variables) => {
      coordinator ??= signedIn(db, 'coordinator');
      return askWith((await coordinator).token, query, variables);
    },
    [Symbol.asyncDispose]: async () => {
      await app.close();
      if (!database) await db.drop();
    },
  };
}
