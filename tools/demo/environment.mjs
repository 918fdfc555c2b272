// @ts-check
import { speaksSpanish } from '../messages.mjs';
import { secret } from './data.mjs';

/** @typedef {Record<string, string>} Environment */

/**
 * What each program is given beside the environment of the caller. The portal gets no credentials.
 * @param {import('./options.mjs').Options} options
 * @param {{ migratorUrl: string, applicationUrl?: string | undefined }} database
 */
export function environments({ apiPort, portalPort, data }, { migratorUrl, applicationUrl }) {
  const api = `http://127.0.0.1:${apiPort}`;
  const portal = `http://127.0.0.1:${portalPort}`;
  const password = secret(data, 'application-password');
  const common = {
    NODE_ENV: 'production',
    QUIPU_DEMO: '1',
    HOST: '127.0.0.1',
    API_URL: api,
    PORTAL_ORIGIN: portal,
  };
  const service = {
    ...common,
    DATABASE_URL: applicationUrl ?? asApplication(migratorUrl, password),
    OPERATOR_TOKEN: secret(data, 'operator-token'),
  };
  return {
    api: { ...service, PORT: String(apiPort) },
    worker: service,
    portal: { ...common, PORT: String(portalPort), PUBLIC_ORIGIN: portal },
    // One language on the screen, whatever the command's own default is.
    cli: {
      ...service,
      LC_ALL: speaksSpanish(process.env) ? 'es_PE.UTF-8' : 'en_US.UTF-8',
      MIGRATOR_DATABASE_URL: migratorUrl,
      APPLICATION_PASSWORD: password,
    },
  };
}

/**
 * @param {string} url
 * @param {string} password
 */
function asApplication(url, password) {
  const application = new URL(url);
  application.username = 'quipu_application';
  application.password = password;
  return application.href;
}
