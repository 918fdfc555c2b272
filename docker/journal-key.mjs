#!/usr/bin/env node
// @ts-check
// Makes the key that signs the public log of one installation, once, for its owner alone: node docker/journal-key.mjs FOLDER
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: node docker/journal-key.mjs FOLDER');
const file = join(folder, 'key');
if (existsSync(file)) console.log(`${file} is there already; it stays.`);
else {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  console.log(`${file}: keep a copy where nobody else reads it.`);
}
