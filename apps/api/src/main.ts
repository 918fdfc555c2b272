import 'reflect-metadata';
import { readSettings } from '@quipu/platform/config';
import { stopWith } from '@quipu/platform/process';
import { buildApi } from './server.ts';

const settings = readSettings(process.env);
const api = await buildApi(settings);
stopWith(() => api.close());
await api.listen(settings.PORT, settings.HOST);
