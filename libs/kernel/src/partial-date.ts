import { LocalDate } from './local-date.ts';

/** A date as precise as its source: `2017`, `2017-09` or `2017-09-21`. Sorts as text. */
export type PartialDate = string & { readonly PartialDate: unique symbol };

const SHAPE = /^\d{4}(-\d{2}){0,2}$/;

export const PartialDate = {
  /** Whether `text` is a real year, month or day; `2017-13` and `2017-02-30` are not. */
  is(text: string): text is PartialDate {
    if (!SHAPE.test(text)) return false;
    try {
      LocalDate.of(text + '-01-01'.slice(text.length - 4));
      return true;
    } catch {
      return false;
    }
  },
  /** @throws RangeError when `text` is not a real year, month or day. */
  of(text: string): PartialDate {
    if (!PartialDate.is(text)) throw new RangeError(`Not a year, month or day: ${text}`);
    return text;
  },
};
