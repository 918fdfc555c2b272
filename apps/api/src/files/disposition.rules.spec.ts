import { expect, test } from '@jest/globals';
import { attachment } from './disposition.rules.ts';

test.each([
  ['informe.pdf', `attachment; filename="informe.pdf"; filename*=UTF-8''informe.pdf`],
  ['Año 1.pdf', `attachment; filename="Ano 1.pdf"; filename*=UTF-8''A%C3%B1o%201.pdf`],
  ['a"b\\c.pdf', `attachment; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`],
  ["d'e(f)*.pdf", `attachment; filename="d'e(f)_.pdf"; filename*=UTF-8''d%27e%28f%29%2A.pdf`],
  ['100%.pdf', `attachment; filename="100_.pdf"; filename*=UTF-8''100%25.pdf`],
  ['資料.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E8%B3%87%E6%96%99.pdf`],
])('%s is offered as %s', (name, header) => expect(attachment(name)).toBe(header));

test('no name breaks out of the header', () => {
  const header = attachment('a\r\nset-cookie: x=1\u0000"; filename="b.html');
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(header.match(/"/g)).toHaveLength(2);
});
