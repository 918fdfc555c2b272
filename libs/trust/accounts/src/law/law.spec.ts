import { expect, test } from '@jest/globals';
import { LAW, PERMISSIONS, reachOf, ROLES } from './law.ts';

const held = (role: string) => PERMISSIONS.filter((permission) => role in LAW[permission].roles);
const isWrite = (permission: string) => !/:(read|own|inspect)$/.test(permission);

test('only a researcher writes what the IRM says, and nothing else', () => {
  expect(Object.keys(LAW['assessment:record'].roles)).toEqual(['irm_researcher']);
  expect(held('irm_researcher')).toEqual(['assessment:record']);
});

test('an auditor reads, and writes nothing', () => expect(held('auditor').filter(isWrite)).toEqual([]));

test('an administrator keeps accounts and grants, and touches no content', () =>
  expect(held('administrator').filter((one) => !/^(account|grant):/.test(one))).toEqual([]));

test('nobody judges the own institution: who submits evidence decides nothing', () =>
  expect(held('institution_officer')).toEqual([
    'contribution:answer',
    'opinion:give',
    'file:upload',
    'evidence:submit',
  ]));

test('whoever may attach a file to something brings files, and nobody else does', () => {
  const attaching = ['evidence:submit', 'contribution:submit', 'contribution:take', 'event:write'] as const;
  const roles = new Set(attaching.flatMap((permission) => Object.keys(LAW[permission].roles)));
  expect(Object.keys(LAW['file:upload'].roles).toSorted()).toEqual([...roles].toSorted());
});

test('every permission is somebody’s, and every role can be granted within something', () => {
  expect(PERMISSIONS.filter((permission) => Object.keys(LAW[permission].roles).length === 0)).toEqual([]);
  expect(Object.values(ROLES).filter(({ levels }) => levels.length === 0)).toEqual([]);
});

test('the system holds no permission: it writes by itself, and nobody can ask as it', () =>
  expect(PERMISSIONS.filter((permission) => reachOf(permission, 'system') !== undefined)).toEqual([]));
