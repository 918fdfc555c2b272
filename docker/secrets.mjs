#!/usr/bin/env node
// @ts-check
// Makes the secrets of one installation, once, each from 32 random bytes: node docker/secrets.mjs docker/secrets
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of an installation; the hosts are the names of the services in compose.yaml. */
function secrets() {
  const secret = () => randomBytes(32).toString('base64url');
  const [database, application, sequencer, privacy, queue] = [secret(), secret(), secret(), secret(), secret()];
  return {
    'database-password': database,
    'migrator.env': `MIGRATOR_DATABASE_URL=postgres://postgres:${database}@database:5432/quipu\nAPPLICATION_PASSWORD=${application}\nSEQUENCER_PASSWORD=${sequencer}\nPRIVACY_PASSWORD=${privacy}\n`,
    'application.env': `DATABASE_URL=postgres://quipu_application:${application}@database:5432/quipu\nSESSION_SECRET=${secret()}\n`,
    'sequencer.env': `SEQUENCER_URL=postgres://quipu_sequencer:${sequencer}@database:5432/quipu\n`,
    'queue.env': `REDIS_URL=redis://default:${queue}@queue:6379\n`,
    // `health` may ask whether the server is ready and nothing else.
    'queue.conf': `requirepass ${queue}\nuser health on nopass -@all +ping\n`,
    'privacy.env': `PRIVACY_URL=postgres://quipu_privacy:${privacy}@database:5432/quipu\n`,
    'session.env': `SESSION_SECRET=${secret()}\n`,
  };
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: node docker/secrets.mjs FOLDER');
// The folder keeps other users of the machine out; the files can be read by whatever user a container has.
mkdirSync(folder, { recursive: true, mode: 0o700 });
const files = Object.entries(secrets());
const missing = files.filter(([name]) => !existsSync(join(folder, name)));
if (missing.length === 0) console.log(`${folder} has its secrets already; they stay.`);
else if (missing.length < files.length) {
  console.error(
    `${folder} lacks ${missing.map(([name]) => name).join(', ')}. They belong together: restore them, or delete all.`,
  );
  process.exitCode = 1;
} else {
  for (const [name, text] of files) writeFileSync(join(folder, name), text, { mode: 0o444, flag: 'wx' });
  console.log(`${folder}: ${files.map(([name]) => name).join(', ')}`);
}
