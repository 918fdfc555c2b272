import { Injectable } from '@nestjs/common';
import { LocalDate } from '@quipu/kernel';

/** What time it is; tests put another in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
  /** The day it is in `zone`, an IANA name. */
  today(zone: string): LocalDate {
    return LocalDate.at(this.now(), zone);
  }
}
