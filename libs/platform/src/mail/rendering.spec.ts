import { expect, test } from '@jest/globals';
import { render, Unwritable } from './rendering.ts';

const writer = { installation: 'Quipu (quipu.example)', portal: 'https://quipu.example' };
const letter = {
  account: null,
  template: 'token-made',
  language: 'es',
  values: { name: 'Ana Ñahui', token: 'mi programa', until: '2027-01-31' },
} as const;
const reset = { ...letter, template: 'reset', values: { name: 'Ana', link: '/clave/nueva?ticket=abc&x=1' } };

test('a mail has a greeting, its paragraphs and a footer that says who writes and why, in both forms', () => {
  const { subject, text, html } = render(letter, writer);
  expect(subject).toBe('Se creó una clave de acceso en su cuenta');
  const paragraphs = text.split('\n\n');
  expect(paragraphs[0]).toBe('Hola, Ana Ñahui:');
  expect(paragraphs[1]).toContain('«mi programa»');
  expect(paragraphs.at(-1)).toMatch(/^-- \nLe escribe Quipu \(quipu\.example\) porque alguien anotó/);
  for (const paragraph of paragraphs.slice(0, -1)) expect(html).toContain(`>${paragraph}</p>`);
  expect(html).toMatch(/^<!doctype html>\n<html lang="es-PE">/);
});

test('who has an account is told that this is why; in English too', () => {
  const { text, html } = render({ ...letter, language: 'en', account: 'a' }, writer);
  expect(text).toContain('because you have an account there');
  expect(html).toContain('<html lang="en-GB">');
});

test('a link is a button and the address in words; in plain text the address on a line of its own', () => {
  const { text, html } = render(reset, writer);
  const address = 'https://quipu.example/clave/nueva?ticket=abc&x=1';
  expect(text.split('\n')).toContain(address);
  expect(html).toContain(`<a href="${address.replace('&', '&#38;')}"`);
  expect(html.match(/https?:/g)).toHaveLength(2);
});

test('nothing is loaded from anywhere, and nothing but attributes styles it', () =>
  expect(render(reset, writer).html).not.toMatch(
    /<(img|link|style|script|iframe|object|form|input)|url\(|@import|src=/i,
  ));

test.each(['<img src=x onerror=alert(1)>', '"><a href="https://evil.example">', '</p></body>', "' onclick='x"])(
  'the value %s is text in the HTML',
  (token) => {
    const { html, text } = render({ ...letter, values: { ...letter.values, token } }, writer);
    expect(html).not.toContain(token);
    expect(html.match(/<(?!\/)/g)).toEqual(render(letter, writer).html.match(/<(?!\/)/g));
    expect(text).toContain(token);
  },
);

test('no value begins a line of its own or turns the text around', () => {
  const token = 'a\r\nBcc: otra@example.org\n\nHaga clic\u2028aquí\u202e';
  const { text } = render({ ...letter, values: { ...letter.values, token } }, writer);
  expect(text).toContain('«a Bcc: otra@example.org Haga clic aquí»');
});

test.each(['Gane en https://evil.example', 'www.evil.example', 'Ana\r\nBcc: x@y.z', '<b>Ana</b>', 'A'.repeat(101), ''])(
  'nobody is greeted as "%s": it may be what a stranger typed',
  (name) => expect(render({ ...letter, values: { ...letter.values, name } }, writer).text).toMatch(/^Hola:\n/),
);

test.each(["Ana D'Angelo", 'Juan P. Pérez', 'María-José', 'Nāma Ñ’Çelik'])('%s is greeted', (name) =>
  expect(render({ ...letter, values: { ...letter.values, name } }, writer).text).toMatch(`Hola, ${name}:`),
);

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example/x', '/\\evil.example', 'clave'])(
  'a letter whose link is %s is not written',
  (link) => expect(() => render({ ...reset, values: { ...reset.values, link } }, writer)).toThrow(Unwritable),
);

test('a letter without its words or a value that they name is not written, and says which of them is missing', () => {
  expect(() => render({ ...letter, template: 'nothing' }, writer)).toThrow('mail.nothing.subject is not in');
  expect(() => render({ ...letter, values: {} }, writer)).toThrow('mail.token-made.body names a value');
  expect(() => render(reset, { installation: 'Quipu' })).toThrow(/PORTAL_ORIGIN/);
});
