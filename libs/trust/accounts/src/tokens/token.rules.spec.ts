import { expect, test } from '@jest/globals';
import { PERMISSIONS } from '../law/law.ts';
import { grantToken, isGrantable, TOKENS_AT_MOST } from './token.rules.ts';

const held = ['draft:read', 'draft:write', 'account:use'];

test('a token may do what its owner may, each thing once', () =>
  expect(grantToken({ permissions: ['draft:read', 'draft:read'], held, standing: 0 })).toEqual({
    ok: true,
    value: ['draft:read'],
  }));

test.each([
  [['account:use'], 0, 'TOKEN_PERMISSION_NOT_GRANTABLE'],
  [['draft:read', 'grant:give'], 0, 'TOKEN_PERMISSION_NOT_GRANTABLE'],
  [['draft:read', 'decision:record'], 0, 'TOKEN_PERMISSION_NOT_HELD'],
  [['draft:read'], TOKENS_AT_MOST, 'TOKENS_TOO_MANY'],
])('a token for %j beside %i others is refused: %s', (permissions, standing, code) =>
  expect(grantToken({ permissions, held, standing })).toMatchObject({ ok: false, rejection: { code } }),
);

test('of the law, everything about accounts and grants is given to no token, and nothing else is', () =>
  expect(PERMISSIONS.filter((permission) => !isGrantable(permission))).toEqual(
    PERMISSIONS.filter((permission) => ['account', 'grant'].includes(permission.split(':')[0] ?? '')),
  ));
