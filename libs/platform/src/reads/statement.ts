/** One SQL statement in the making: aliases that never clash, values that travel as parameters. */
export class Statement {
  readonly values: unknown[] = [];
  private aliases = 0;
  private readonly at: Date;

  /** @param at the instant that is asked about: now, or the moment of the past. */
  constructor(at = new Date()) {
    this.at = at;
  }

  /** A fresh alias for a row. */
  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  /** SQL of the day that it is, or was, at the instant that is asked about, in the time zone that `zone` names: `2026-03-10`. */
  day(zone: string): string {
    return `to_char(${this.value(this.at, 'timestamptz')} at time zone ${zone}, 'YYYY-MM-DD')`;
  }

  /** The placeholder of `value`; the only way for a caller's value into a statement. */
  value(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
