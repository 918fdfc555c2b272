import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readKeys } from '@quipu/journal/signing';
import { settings } from '@quipu/platform/config';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { all, compose, commandOf, stages, type Service } from '../support/images.ts';
import { filesBelow, read } from '../support/repository.ts';

const FILES = ['docker/compose.yaml', 'docker/compose.demo.yaml'] as const;
const services = FILES.flatMap((file) =>
  Object.entries(compose(file).services).map(([name, service]) => [file, name, service] as const),
);
const many = compose('docker/compose.yaml');

/** The target that an image of ours is built from, or nothing for an image from outside. */
const targetOf = ({ image }: Service) => /^quipu-([a-z]+):/.exec(image)?.[1];

/** Names in capitals that the sources below `folder` speak of. */
const namesIn = (folder: string) =>
  [...filesBelow(folder, '.ts'), ...filesBelow(folder, '.mjs')].flatMap((path) =>
    read(path).match(/\b[A-Z][A-Z_]{2,}\b/g),
  );

const KNOWN: Readonly<Record<string, readonly (string | null)[]>> = {
  api: Object.keys(settings.shape),
  worker: Object.keys(settings.shape),
  web: namesIn('apps/web'),
  migrate: [...namesIn('apps/cli/src'), ...Object.keys(settings.shape)],
  postgres: ['POSTGRES_DB', 'POSTGRES_PASSWORD_FILE'],
  // Named in docker/Caddyfile.
  caddy: [...read('docker/Caddyfile').matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name ?? null),
};

test.each(FILES)('%s is what the Compose Specification describes', (file) => {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('dclint/package.json'));
  const schema = JSON.parse(readFileSync(join(folder, 'schemas/compose.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  // The draft by its address with https, which no validator knows.
  delete schema['$schema'];
  const isCompose = new Ajv({ strict: false, allErrors: true }).compile(schema);
  isCompose(parse(read(file), { merge: true }));
  expect(isCompose.errors ?? []).toEqual([]);
});

test.each(services)('%s: %s runs an exact version, or a target of the Dockerfile at ours', (file, name, service) => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const target = targetOf(service);
  if (!target)
    return expect([name, service.image]).toEqual([name, expect.stringMatching(/^[a-z]+:\d+\.\d+(\.\d+)?-\w+$/)]);
  expect(stages.has(target)).toBe(true);
  expect(service.image).toBe(`quipu-${target}:${version}`);
  const built = Object.values(compose(file).services).filter(({ image, build }) => build && image === service.image);
  expect(built.map(({ build }) => build)).toEqual([{ context: '..', dockerfile: 'docker/Dockerfile', target }]);
});

test.each(services)('%s: %s is told nothing that it does not know', (_, __, service) => {
  const known = KNOWN[targetOf(service) ?? service.image.replace(/:.*/, '')] ?? [];
  expect(Object.keys(service.environment ?? {}).filter((name) => !known.includes(name))).toEqual([]);
});

test.each(services)('%s: %s may change nothing but its own data, and gain nothing', (_, name, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  expect([name, service.cap_add ?? []]).toEqual([name, name === 'proxy' ? ['NET_BIND_SERVICE'] : []]);
  const isOneShot = service.network_mode === 'none';
  if (!isOneShot)
    expect(Object.keys(service.deploy?.resources.limits ?? {}).toSorted()).toEqual(['cpus', 'memory', 'pids']);
});

test.each(services)('%s: %s waits for others only when they can tell that they are ready', (file, _, service) => {
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const awaited = compose(file).services[other];
    const target = awaited && targetOf(awaited);
    const isWatched = awaited?.healthcheck ?? (target && all(stages.get(target)!, 'HEALTHCHECK').length > 0);
    if (condition === 'service_healthy') expect([other, Boolean(isWatched)]).toEqual([other, true]);
    if (condition === 'service_completed_successfully') expect(awaited?.restart).not.toBe('unless-stopped');
  }
});

test('nothing but the proxy can be reached from outside, which cannot reach the database; the log has a way out to its witnesses, mails to their server', () => {
  const published = Object.entries(many.services).filter(([, { ports }]) => ports?.length);
  expect(published.map(([name]) => name)).toEqual(['proxy']);
  for (const [name, service] of Object.entries(many.services)) {
    const { networks = [] } = service;
    const open = networks.filter((network) => !many.networks[network]?.internal);
    const asksWitnesses = service.volumes?.some((mount) => String(mount).startsWith('journal:')) && networks.length > 0;
    const ways = { proxy: ['outside'], worker: ['mail'] };
    const allowed = ways[name as keyof typeof ways] ?? (asksWitnesses ? ['witnesses'] : []);
    expect([name, open]).toEqual([name, allowed]);
    if (['database', 'queue'].includes(name)) expect(networks).toEqual(['data']);
  }
  for (const name of ['proxy', 'web']) expect(many.services[name]?.networks).not.toContain('data');
});

test('the demo publishes to this machine only', () => {
  const ports = Object.values(compose('docker/compose.demo.yaml').services).flatMap(({ ports }) => ports ?? []);
  expect(ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:4000:/), expect.stringMatching(/^127\.0\.0\.1:4001:/)]);
});

test.each(FILES)('%s gives no secret a value, and none a default', (file) => {
  for (const { environment = {} } of Object.values(compose(file).services)) {
    for (const name of Object.keys(environment)) expect(name).not.toMatch(/TOKEN|SECRET|(PASSWORD|KEY)$|DATABASE_URL/);
  }
  expect(read(file)).not.toMatch(/\$\{\w*(TOKEN|SECRET|PASSWORD|KEY)\w*/);
});

test('secrets.mjs makes every secret that compose.yaml mounts, and an image reads, from nothing but chance', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-secrets-'));
  const make = (name: string) => spawnSync(process.execPath, ['docker/secrets.mjs', join(folder, name)]).status;
  const text = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');
  try {
    expect([make('one'), make('two')]).toEqual([0, 0]);
    const files = readdirSync(join(folder, 'one'));
    expect(
      Object.values(many.secrets ?? {})
        .map(({ file }) => file.replace('./secrets/', ''))
        .toSorted(),
    ).toEqual(files.toSorted());
    const read = [...stages.values()].flatMap((stage) => all(stage, 'ENTRYPOINT').flatMap((given) => commandOf(given)));
    const wanted = read.flatMap((word) => word.split('/run/secrets/')[1] ?? []);
    expect(files).toEqual(expect.arrayContaining(wanted));
    for (const file of files) expect(text('one', file)).not.toBe(text('two', file));
    expect(text('one', 'migrator.env')).toContain(`:${text('one', 'database-password')}@database:`);
    expect(statSync(join(folder, 'one')).mode & 0o077).toBe(0);
    const before = text('one', 'session.env');
    expect(make('one')).toBe(0);
    expect(text('one', 'session.env')).toBe(before);
    rmSync(join(folder, 'one', 'queue.env'));
    expect(make('one')).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('journal-key.mjs makes one key for its owner alone, and leaves the one that is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-journal-key-'));
  const make = () => spawnSync(process.execPath, ['docker/journal-key.mjs', folder]).status;
  const key = () => readFileSync(join(folder, 'key'), 'utf8');
  try {
    expect(make()).toBe(0);
    const first = key();
    const settings = { JOURNAL_ORIGIN: 'quipu.example/journal', JOURNAL_KEY_FILE: join(folder, 'key') };
    expect(await readKeys(settings)).toHaveLength(1);
    expect([make(), key()]).toEqual([0, first]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the key and the memory of the log are in one place, which one service signs with', () => {
  const { services } = many;
  const signers = Object.entries(services).filter(([, { environment }]) => environment?.['JOURNAL_KEY_FILE']);
  expect(signers.map(([name]) => name)).toEqual(['sequencer', 'quipu']);
  expect(services['sequencer']?.deploy).not.toHaveProperty('replicas');
  expect(services['worker']?.secrets).not.toContain('sequencer.env');
});

test('secrets stay out of the repository and out of every build', () => {
  expect(read('docker/.gitignore').split('\n')).toContain('secrets');
  expect(read('.dockerignore')).not.toMatch(/^!docker(\/secrets)?$/m);
});

test('every file, volume, network and secret that is mounted exists or is declared', () => {
  for (const file of FILES) {
    const { services, volumes, networks, secrets = {}, configs = {} } = compose(file);
    for (const { file: path } of Object.values(configs)) expect(existsSync(join('docker', path))).toBe(true);
    for (const service of Object.values(services)) {
      for (const network of service.networks ?? []) expect(Object.keys(networks)).toContain(network);
      for (const secret of service.secrets ?? []) expect(Object.keys(secrets)).toContain(secret);
      for (const mount of service.volumes ?? []) {
        const { type, source = '' } =
          typeof mount === 'string' ? { type: 'volume', source: mount.split(':')[0] } : mount;
        expect([source, type === 'bind' ? existsSync(join('docker', source)) : source in volumes]).toEqual([
          source,
          true,
        ]);
      }
    }
  }
});
