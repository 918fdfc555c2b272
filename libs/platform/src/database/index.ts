export { SnakeNaming } from './naming.ts';
export { databaseOptions, type Entities } from './options.ts';
export { PastReader } from './past-reader.ts';
export { Reader } from './reader.ts';
