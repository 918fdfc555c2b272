import { afterAll, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { askRoot } from '../access/ask.ts';
import { askersOf, type Asker } from '../access/askers.ts';
import { SAMPLES } from '../access/samples.ts';
import { buildWorld } from '../access/world.ts';
import { startApi } from '../support/api.ts';
import { handlersOf } from '../support/handlers.ts';

const api = await startApi({ REQUESTS_PER_MINUTE: '10000000' });
afterAll(async () => api[Symbol.asyncDispose]());
const world = await buildWorld(api.database);
const askers = await askersOf(api.database, world);
const { schema } = api.app.get(GraphQLSchemaHost);
const acts = handlersOf(api.app).filter(({ kind, title }) => kind === 'Mutation' && SAMPLES[title]);

/** Everyone whom some act lets in: whoever holds a role where it is right, and a citizen. */
const held = askers.filter(({ who, isWithin }) => isWithin && !/token|ended|until|from|nobody/.test(who));

/** Copies of `value`, each with one other text of it replaced. */
function* eachWith(value: unknown, text: string): Generator {
  if (typeof value === 'string') yield text;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    for (const changed of eachWith(inner, text))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

/** What a fault came of; how many were tried. */
async function tryAll(root: string, asker: Asker, text: string): Promise<{ tried: number; faults: string[] }> {
  const sample = await SAMPLES[root]?.(world, { api, asker });
  const tried = [...eachWith(sample, text)];
  const faults: string[] = [];
  for (const args of tried) {
    const asked = { kind: 'Mutation', root, args: args as object, token: asker.token, absent: undefined } as const;
    await askRoot(api, schema, asked).catch((fault: unknown) =>
      faults.push(`${String(fault)} ${JSON.stringify(args)}`),
    );
  }
  return { tried: tried.length, faults };
}

test.each([
  ['empty', ''],
  ['of spaces', '   '],
  ['of a zero-width space', '\u200b'],
  ['of a character that no text has', 'a\u0000b'],
  ['a day of no calendar', '9999-99-99'],
])('a text that is %s, wherever in whatever act: it is refused in words, never a fault', async (_what, text) => {
  const told = [];
  for (const asker of held) for (const { title } of acts) told.push(await tryAll(title, asker, text));
  expect([...new Set(told.flatMap(({ faults }) => faults))]).toEqual([]);
  expect(told.reduce((sum, { tried }) => sum + tried, 0)).toBeGreaterThan(500);
});
