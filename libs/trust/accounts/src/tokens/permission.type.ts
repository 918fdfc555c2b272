import { registerEnumType } from '@nestjs/graphql';
import { LAW, PERMISSIONS, type Permission } from '../law/law.ts';

const wireName = (permission: string) => permission.toUpperCase().replace(':', '_');

const byName: ReadonlyMap<string, Permission> = new Map(
  PERMISSIONS.map((permission) => [wireName(permission), permission]),
);

/** Every permission of the law, as the API spells it: `DRAFT_READ` is `draft:read`. */
export const PermissionName: Readonly<Record<string, string>> = Object.fromEntries(
  [...byName.keys()].map((name) => [name, name]),
);
registerEnumType(PermissionName, {
  name: 'Permission',
  description: 'What the law of access knows: docs/access.md.',
  valuesMap: Object.fromEntries(
    [...byName].map(([name, permission]) => [name, { description: `May ${LAW[permission].may}.` }]),
  ),
});

/** What the API calls these permissions; the law may have left off some that an old token still names. */
export const namesOf = (permissions: readonly string[]): string[] =>
  permissions.map(wireName).filter((name) => byName.has(name));

/** The permissions that the API calls so. */
export const permissionsNamed = (names: readonly string[]): Permission[] =>
  names.flatMap((name) => byName.get(name) ?? []);
