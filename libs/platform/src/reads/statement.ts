/** One SQL statement in the making: aliases that never clash, values that travel as parameters. */
export class Statement {
  readonly values: unknown[] = [];
  private aliases = 0;

  /** A fresh alias for a row. */
  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  /** The placeholder of `value`; the only way for a caller's value into a statement. */
  value(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
