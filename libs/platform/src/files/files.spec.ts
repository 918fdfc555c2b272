import { expect, test } from '@jest/globals';
import { safeName } from './file-name.rules.ts';
import { admit, isPlain } from './media-type.rules.ts';

const PDF = 'application/pdf';

test.each([
  ['informe.pdf', 'informe.pdf'],
  ['INFORME.PDF', 'INFORME.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\datos\\acta final.pdf', 'acta final.pdf'],
  ['factura.exe', 'factura.exe.pdf'],
  ['factura.pdf.html', 'factura.pdf.html.pdf'],
  ['acta\u202efdp.exe', 'actafdp.exe.pdf'],
  ['acta\r\nset-cookie: x.pdf', 'actaset-cookie_ x.pdf'],
  ['año\u0000.pdf', 'año.pdf'],
  ['...', 'archivo.pdf'],
  ['.pdf', 'pdf.pdf'],
  ['', 'archivo.pdf'],
  ['a/', 'archivo.pdf'],
])('a PDF that comes as %j is offered as %j', (given, expected) => expect(safeName(given, PDF)).toBe(expected));

test('a long name keeps its ending, and no character of it is cut in two', () => {
  const name = safeName(`${'😀'.repeat(400)}.csv`, 'text/plain');
  expect([...name]).toHaveLength(150);
  expect(name).toMatch(/^(😀)+\.csv$/u);
});

test.each([
  [PDF, '…%%EOF\n', 'ok'],
  [PDF, '… obj', 'FILE_INCOMPLETE'],
  ['image/png', 'IEND\xaeB`\x82', 'ok'],
  ['image/jpeg', '\xff\xd9', 'ok'],
  ['application/vnd.oasis.opendocument.text', 'PK\x05\x06\0\0', 'ok'],
  ['application/vnd.oasis.opendocument.text', 'PK\x01\x02', 'FILE_INCOMPLETE'],
  ['text/plain', '', 'ok'],
  ['application/zip', 'PK\x05\x06', 'FILE_TYPE_NOT_ALLOWED'],
  ['video/mp4', '', 'FILE_TYPE_NOT_ALLOWED'],
  ['image/svg+xml', '', 'FILE_TYPE_NOT_ALLOWED'],
  ['application/vnd.ms-word.document.macroenabled.12', 'PK\x05\x06', 'FILE_TYPE_NOT_ALLOWED'],
  ['constructor', '', 'FILE_TYPE_NOT_ALLOWED'],
  [undefined, '', 'FILE_TYPE_NOT_ALLOWED'],
])('%s that ends with %j: %s', (type, tail, expected) => {
  const admitted = admit(type, tail);
  expect(admitted.ok ? 'ok' : admitted.rejection.code).toBe(expected);
});

test.each([
  ['a;b\r\n1;2\t3', true],
  ['1 < 2', true],
  ['< 2', true],
  ['<html>', false],
  [' \n\ufeff<!DOCTYPE html>', false],
  ['<svg xmlns="x">', false],
  ['<?xml version="1.0"?>', false],
  ['a\u0000b', false],
  ['a\u001b[31m', false],
])('%j as a plain text: %s', (text, expected) => expect(isPlain(text, true)).toBe(expected));
