import { expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
} from 'graphql';
import { startApi } from '../support/api.ts';
import { expectCommitted } from '../support/committed.ts';

async function withSchema(work: (schema: GraphQLSchema) => void): Promise<void> {
  await using api = await startApi();
  work(api.app.get(GraphQLSchemaHost).schema);
}

test('schema.graphql is what the resolvers say', () =>
  withSchema((schema) =>
    expectCommitted('apps/api/schema.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`),
  ));

test('every type, field and argument is described', () =>
  withSchema((schema) => {
    const bare = Object.values(schema.getTypeMap())
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => {
        const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
        const args = fields.flatMap((field) =>
          'args' in field
            ? (field.args as readonly GraphQLArgument[]).map((arg) => [
                `${type.name}.${field.name}(${arg.name})`,
                arg.description,
              ])
            : [],
        );
        const isRoot = type.name === 'Query' || type.name === 'Mutation';
        return [
          [type.name, isRoot || type.description],
          ...fields.map((field) => [`${type.name}.${field.name}`, field.description]),
          ...args,
        ];
      })
      .filter(([, description]) => !description)
      .map(([name]) => name);
    expect(bare).toEqual([]);
  }));

test('an enum is spelt in capitals on the wire and in small letters in the database', () =>
  withSchema((schema) => {
    const odd = Object.values(schema.getTypeMap())
      .filter((type) => isEnumType(type) && !type.name.startsWith('__') && !type.name.endsWith('Order'))
      .flatMap((type) => (isEnumType(type) ? type.getValues() : []))
      .filter(({ name, value }) => name !== String(value).toUpperCase());
    expect(odd).toEqual([]);
  }));
