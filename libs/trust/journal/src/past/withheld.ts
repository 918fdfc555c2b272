/** Whether the row of `entry` is hidden from the public now, whatever moment is asked about. */
export const isWithheld = (entry: string): string =>
  `${entry}.row_id in (select row_id from journal.withheld where withheld.kind = ${entry}.kind)`;

/** An image of `entry` as everybody may read it. */
export const shownImage = (entry: string, image: 'before' | 'after'): string =>
  `case when ${isWithheld(entry)} then journal.as_shown(${entry}.kind, ${entry}.row_id, ${entry}.${image}) else ${entry}.${image} end`;
