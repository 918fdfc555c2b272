/** A calendar day as `YYYY-MM-DD`, without a time or a zone. Compares correctly as text. */
export type LocalDate = string & { readonly LocalDate: unique symbol };

export const LocalDate = {
  /** @throws RangeError when `text` is not a real day, such as `2026-02-30`. */
  of(text: string): LocalDate {
    const day = new Date(`${text}T00:00:00Z`);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
      throw new RangeError(`Not a calendar day: ${text}`);
    return text as LocalDate;
  },
  /** The day it is at `instant` in `zone`, an IANA name such as `America/Lima`. */
  at(instant: Date, zone: string): LocalDate {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant) as LocalDate;
  },
};
