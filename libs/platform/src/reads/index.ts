export { textKey, type Key } from './cursor.ts';
export { page, pageOf, PAGE_AT_MOST, PAGE_DEFAULT, type List, type Order } from './list.ts';
export { Past, type AskedMoment, type Moment } from './past.ts';
export { Asked, type Question } from './question.ts';
export { Reads } from './reads.ts';
export { columns, extend, many, object, one, part, selected, shape, type FieldSql, type Shape } from './shape.ts';
export { Statement } from './statement.ts';
