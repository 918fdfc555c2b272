import { expect, test } from '@jest/globals';
import { hasMessage } from '@quipu/i18n';
import { buildSchema, isEnumType } from 'graphql';
import { read } from '../support/repository.ts';

/** By enumeration of the schema, the words that pages say its values with. */
const SAID: Readonly<Record<string, string>> = {
  FollowKind: 'following.title',
  GrantRole: 'console.role',
  Pace: 'following.pace',
  Permission: 'console.permission',
};

test.each(Object.entries(SAID))('every value of %s has words', (name, words) => {
  const type = buildSchema(read('apps/api/schema.graphql')).getType(name);
  const values = isEnumType(type) ? type.getValues() : [];
  expect(values.length).toBeGreaterThan(0);
  expect(values.map((value) => `${words}.${value.name}`).filter((key) => !hasMessage(key))).toEqual([]);
});
