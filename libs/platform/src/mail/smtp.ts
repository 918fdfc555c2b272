import { createTransport } from 'nodemailer';
import type { Mail } from './rendering.ts';

/** A mail on its way. */
export interface Sending extends Mail {
  /** Of the row in the outbox: whoever gets the mail twice can tell. */
  readonly id: string;
  readonly recipient: string;
}

/** Takes a mail over, or throws {@link NotTaken}. */
export interface Carrier {
  /** Answers when the mail is in somebody else's hands. @returns its Message-ID, the same at every try. */
  send(mail: Sending): Promise<string>;
  /** Waits for no mail. */
  close(): void;
}

/** A mail that nobody took over. Its message names no address and quotes nobody. */
export class NotTaken extends Error {
  /** Whether trying again is of no use. */
  readonly isFinal: boolean;
  /** Whether it lies with the server, so that the next mail would fare the same. */
  readonly isOfServer: boolean;

  constructor(message: string, { isFinal = false, isOfServer = false } = {}) {
    super(message);
    this.isFinal = isFinal;
    this.isOfServer = isOfServer;
  }
}

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 };
/** Milliseconds that one mail may take, however slowly its server speaks. */
const AT_MOST_MS = 45_000;
/** One mailbox; nothing that could be read as two, or as more than an address. */
const ADDRESS = /^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@[^\s\p{C}<>()[\]\\,;:"@]{1,255}$/u;
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whom mails come from: `Quipu <quipu@quipu.example>`. */
export interface From {
  readonly name: string;
  readonly address: string;
  /** The part after the @. */
  readonly host: string;
}

/** Reads MAIL_FROM: an address, with or without a name before it. @throws when it is none. */
export function fromOf(text: string): From {
  const [, name = '', bracketed] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? text).trim();
  if (!ADDRESS.test(address)) throw new Error(`MAIL_FROM must be such as Quipu <quipu@quipu.example>, and is ${text}`);
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address, host: address.slice(address.indexOf('@') + 1) };
}

/** A password goes out only over TLS, unless the server is this machine; `requireTLS` in the address decides otherwise. */
function mustEncrypt(url: URL): boolean {
  return url.password !== '' && !LOCAL.test(url.hostname) && !url.searchParams.has('requireTLS');
}

/** Sends by the server at `address` (MAIL_URL), over one connection that stays open between mails. */
export function smtp(address: string, from: From): Carrier {
  const url = new URL(address);
  const transport = createTransport({
    url: address,
    pool: true,
    maxConnections: 1,
    // Only the outbox tries again: it alone knows how often.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
    ...(mustEncrypt(url) ? { requireTLS: true } : {}),
  });
  return {
    close: () => transport.close(),
    send: async ({ id, recipient, subject, text, html, stopNow }) => {
      if (!ADDRESS.test(recipient)) throw new NotTaken('the recipient is no address', { isFinal: true });
      const messageId = `<${id}@${from.host}>`;
      const mail = {
        from: { name: from.name, address: from.address },
        to: { name: '', address: recipient },
        envelope: { from: from.address, to: [recipient] },
        messageId,
        subject,
        text,
        html,
        textEncoding: 'quoted-printable' as const,
        xMailer: false as const,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(stopNow && { 'List-Unsubscribe': `<${stopNow}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        signal: AbortSignal.timeout(AT_MOST_MS),
      };
      await transport.sendMail(mail).catch(refuse);
      return messageId;
    },
  };
}

/** What a server answered to the recipient concerns one mail; everything else the next one as well. */
function refuse(fault: { code?: string; responseCode?: number; command?: string }): never {
  const { code = 'EUNKNOWN', responseCode, command } = fault;
  const isOfMail = responseCode !== undefined && (command === 'RCPT TO' || command === 'DATA');
  throw new NotTaken([code, responseCode, command].filter(Boolean).join(' '), {
    isFinal: command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500,
    isOfServer: !isOfMail,
  });
}
