import { expect, test } from '@jest/globals';
import { fromOf, NotTaken, smtp } from './smtp.ts';

test.each([
  ['Quipu <quipu@quipu.example>', { name: 'Quipu', address: 'quipu@quipu.example', host: 'quipu.example' }],
  ['"Gobierno, abierto" <a@b.pe>', { name: 'Gobierno, abierto', address: 'a@b.pe', host: 'b.pe' }],
  ['quipu@localhost', { name: '', address: 'quipu@localhost', host: 'localhost' }],
])('mails come from %s', (text, from) => expect(fromOf(text)).toEqual(from));

test.each(['', 'Quipu', 'Quipu <quipu>', 'a@b.pe, c@d.pe', 'Quipu <a@b.pe>\r\nBcc: c@d.pe', '<a@b@c>'])(
  '"%s" is nobody that a mail could come from',
  (text) => expect(() => fromOf(text)).toThrow(/MAIL_FROM/),
);

// Nobody listens at this address: the mail is refused before anybody is asked.
test.each([
  'ana@example.org\r\nRCPT TO:<otra@example.org>',
  'ana@example.org\nBcc: otra@example.org',
  'ana@example.org, otra@example.org',
  'Ana <ana@example.org>',
  '"ana@example.org otra"@example.org',
  'grupo: ana@example.org;',
  'ana',
  '',
])('"%s" is not one address: nothing is sent, and it is not tried again', async (recipient) => {
  const carrier = smtp('smtp://127.0.0.1:1', fromOf('quipu@localhost'));
  const mail = { id: '1', recipient, subject: 's', text: 't', html: 'h' };
  const fault: unknown = await carrier.send(mail).catch((thrown: unknown) => thrown);
  carrier.close();
  expect(fault).toBeInstanceOf(NotTaken);
  expect(fault).toMatchObject({ isFinal: true, message: 'the recipient is no address' });
});
