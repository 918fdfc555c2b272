import { expect, test } from '@jest/globals';
import { withoutValues } from './index.ts';

test('a fault of the database says which rule was broken, and nothing of what it was broken with', () => {
  const fault = {
    type: 'QueryFailedError',
    message: 'new row for relation "people" violates check constraint "ck_people_name"',
    stack: 'at Journal.write',
    code: '23514',
    constraint: 'ck_people_name',
    query: 'insert into people (name) values ($1)',
    parameters: ['Ana'],
    detail: 'Failing row contains (1, Ana).',
    where: `SQL statement "select 'Ana'"`,
    driverError: { detail: 'Failing row contains (1, Ana).' },
  };
  const told = withoutValues({ ...fault, aggregateErrors: [fault] });
  expect(JSON.stringify(told)).not.toContain('Ana');
  expect(told).toMatchObject({ code: '23514', constraint: 'ck_people_name', stack: 'at Journal.write' });
});
