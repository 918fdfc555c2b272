import { randomUUID } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { Delivery, fromOf, post, smtp, type Carrier, type Letter, type Outcome } from '@quipu/platform/mail';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { withClient, type TestDatabase } from './database.ts';
import { session } from './sessions.ts';

/** A mail as a server got it. */
export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  /** The bytes, as text. */
  readonly raw: string;
  readonly mail: Email;
}

export interface MailServer extends AsyncDisposable {
  readonly url: string;
  readonly arrived: Arrived[];
  /** Breaks every connection. */
  hangUp(): void;
  close(): Promise<void>;
}

/** What a server is to answer to a recipient, or to a mail that it has read: nothing to take it. */
export interface Manners {
  readonly port?: number;
  readonly recipient?: (address: string) => number | null;
  /** After the whole mail was read and kept. */
  readonly taken?: () => number | null | Promise<number | null>;
  readonly options?: SMTPServerOptions;
}

const answer = (code: number | null) =>
  code === null ? null : Object.assign(new Error(`no mail for ana@example.org here`), { responseCode: code });

/** A real SMTP server on this machine. */
export async function startMailServer({ port = 0, recipient, taken, options }: Manners = {}): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => done(answer(recipient?.(address) ?? null)),
    onData: (stream, { envelope }, done) => {
      const take = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const raw = Buffer.concat(chunks);
        arrived.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw: raw.toString('utf8'),
          mail: await PostalMime.parse(raw),
        });
        done(answer((await taken?.()) ?? null));
      };
      void take();
    },
    ...options,
  });
  server.on('error', () => undefined);
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const at = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((done) => server.close(() => done()));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return { url: `smtp://127.0.0.1:${at.port}`, arrived, hangUp, close, [Symbol.asyncDispose]: close };
}

/** Posts a letter as the application does. Say only what the test is about. @returns its id in the outbox. */
export async function posted(db: TestDatabase, letter: Partial<Letter> = {}): Promise<string> {
  const whole: Letter = {
    key: `prueba:${randomUUID()}`,
    account: null,
    recipient: 'ana@example.org',
    template: 'token-made',
    language: 'es',
    values: { name: 'Ana', token: 'mi programa', until: '2027-01-31' },
    ...letter,
  };
  await withClient(db.applicationUrl, (client) => post(client, whole));
  const [row] = await db.query<{ id: string }>('select id from mail.outbox where key = $1', [whole.key]);
  return row?.id ?? '';
}

export const FROM = fromOf('Quipu <quipu@quipu.example>');
export const WRITER = { installation: 'Quipu (quipu.example)', portal: 'https://quipu.example' };

/** A connection to a server, closed with the test. */
export function carrierTo(url: string): Carrier & Disposable {
  const carrier = smtp(url, FROM);
  return Object.assign(carrier, { [Symbol.dispose]: () => carrier.close() });
}

/** Sends everything that is due, as one worker does. @returns what became of each letter, in order. */
export async function deliver(db: TestDatabase, carrier: Carrier | null): Promise<Outcome[]> {
  await using connection = await session(db.applicationUrl);
  const delivery = new Delivery(connection, carrier, WRITER);
  const outcomes: Outcome[] = [];
  for (let outcome = await delivery.next(); outcome; outcome = await delivery.next()) outcomes.push(outcome);
  return outcomes;
}

/** A letter's row in the outbox. */
export interface Row extends Record<string, unknown> {
  readonly tries: number;
  readonly isSent: boolean;
  readonly isGivenUp: boolean;
  /** Minutes until the next try, rounded. */
  readonly minutes: number;
  readonly message_id: string | null;
  readonly problem: string | null;
  readonly values: Record<string, string>;
  readonly shown: Record<string, string> | null;
}

export async function rowOf(db: TestDatabase, id: string): Promise<Row | undefined> {
  const [row] = await db.query<Row>(
    `select tries, sent_at is not null as "isSent", given_up_at is not null as "isGivenUp", message_id, problem, values, shown,
       round(extract(epoch from next_try_at - now()) / 60)::integer as minutes from mail.outbox where id = $1`,
    [id],
  );
  return row;
}

/** Makes what waits for its next try due now. */
export const skipPauses = (db: TestDatabase): Promise<unknown> =>
  db.query('update mail.outbox set next_try_at = now()');

/** What a mail server writes about a mail that it could not deliver (RFC 3464). */
export const bounceOf = (messageId: string, { status = '5.1.1', action = 'failed' } = {}): string =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    'To: quipu@quipu.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    'MIME-Version: 1.0',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I could not deliver your message.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ana@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 no such user',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: Quipu <quipu@quipu.example>',
    'To: ana@example.org',
    'Subject: Recibimos su aporte',
    `Message-ID: ${messageId}`,
    '',
    'Hola:',
    '--b--',
    '',
  ].join('\r\n');
