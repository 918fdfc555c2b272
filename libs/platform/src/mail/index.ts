export { bounced, readBounce, type Bounce } from './bounces.ts';
export { happen } from './happenings.ts';
export { Delivery, type Outcome } from './delivery.ts';
export { MAIL_SETTINGS, MailService, type MailSettings } from './mail.service.ts';
export { post, postAll, type Group, type Letter } from './outbox.ts';
export { render, Unwritable, type Mail, type Writer } from './rendering.ts';
export { fromOf, smtp, type Carrier, NotTaken } from './smtp.ts';
export { readOutbox, readShownMails, type OutboxState, type ShownMail } from './waiting.ts';
export { Watch } from './watch.ts';
