import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';
import { Allow } from '@quipu/platform/graphql';
import { readShownMails, type ShownMail } from '@quipu/platform/mail';

/** The mails of a demo, which sends none. Not served anywhere else: they hold links that are good for something. */
@Controller('demo/mails')
export class MailsController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  /** The newest 50, newest first. */
  @Allow('public')
  @Get()
  @Header('cache-control', 'no-store')
  list(): Promise<ShownMail[]> {
    return readShownMails(this.reader);
  }
}
