export { entities } from './entities.ts';
export { buildApi } from './server.ts';
