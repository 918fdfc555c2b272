export { byId, declared, declareHistory } from './declaration.ts';
export { code, coded, either, flag, instant, named, reference, text } from './field.ts';
export { HistoryModule } from './history.module.ts';
export { statesAt, type Sought } from './states.ts';
