import type { DataSourceOptions, MixedList } from 'typeorm';
import { SnakeNaming } from './naming.ts';

/** The classes of the nouns that a process writes. */
export type Entities = MixedList<Function>;

/** How every process of Quipu reaches PostgreSQL for writing. The schema is the migrations' alone: nothing is synchronised. */
export const databaseOptions = (url: string, entities: Entities): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities,
  namingStrategy: new SnakeNaming(),
  synchronize: false,
  uuidExtension: 'pgcrypto',
  installExtensions: false,
  extra: { max: 8, options: '-c timezone=UTC' },
});
