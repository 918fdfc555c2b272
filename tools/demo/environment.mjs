// @ts-check
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { speaksSpanish } from '../messages.mjs';
import { journalFiles, secret } from './data.mjs';

/** @typedef {Record<string, string>} Environment */

/**
 * What each program is given beside the environment of the caller. The portal gets no credentials.
 * @param {import('./options.mjs').Options} options
 * @param {{ migratorUrl: string, applicationUrl?: string | undefined, isOwn: boolean }} database
 */
export function environments({ apiPort, portalPort, data }, { migratorUrl, applicationUrl, isOwn }) {
  const api = `http://127.0.0.1:${apiPort}`;
  const portal = `http://127.0.0.1:${portalPort}`;
  const password = secret(data, 'application-password');
  const sequencerPassword = secret(data, 'sequencer-password');
  const privacyPassword = secret(data, 'privacy-password');
  const common = {
    NODE_ENV: 'production',
    QUIPU_DEMO: '1',
    HOST: '127.0.0.1',
    API_URL: api,
    PORTAL_ORIGIN: portal,
    JOURNAL_ORIGIN: 'localhost/journal',
  };
  const service = {
    ...common,
    DATABASE_URL: applicationUrl ?? asRole('quipu_application', migratorUrl, password),
    SESSION_SECRET: secret(data, 'session-secret'),
    FILES_DIR: join(data, 'files'),
  };
  const signing = {
    SEQUENCER_URL: asRole('quipu_sequencer', migratorUrl, sequencerPassword),
    ...journalFiles(data, isOwn ? undefined : migratorUrl),
  };
  return {
    api: { ...service, PORT: String(apiPort) },
    worker: { ...service, ...signing },
    portal: { ...common, PORT: String(portalPort), PUBLIC_ORIGIN: portal },
    // One language on the screen, whatever the command's own default is.
    cli: {
      ...service,
      ...signing,
      LC_ALL: speaksSpanish(process.env) ? 'es_PE.UTF-8' : 'en_US.UTF-8',
      MIGRATOR_DATABASE_URL: migratorUrl,
      APPLICATION_PASSWORD: password,
      SEQUENCER_PASSWORD: sequencerPassword,
      PRIVACY_PASSWORD: privacyPassword,
      PRIVACY_URL: asRole('quipu_privacy', migratorUrl, privacyPassword),
      DEMO_PASSWORD: secret(data, 'demo-password', demoPassword),
    },
  };
}

/** What everybody who sees the screen may type: short enough for that, and no word. */
const demoPassword = () => randomBytes(9).toString('base64url');

/**
 * @param {'quipu_application' | 'quipu_privacy' | 'quipu_sequencer'} role
 * @param {string} url
 * @param {string} password
 */
function asRole(role, url, password) {
  const its = new URL(url);
  its.username = role;
  its.password = password;
  return its.href;
}
