export { ApiModule } from './api.module.ts';
export { entities } from './entities.ts';
export { buildApi } from './server.ts';
