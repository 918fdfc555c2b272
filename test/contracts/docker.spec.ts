import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { packagesOf } from '../../docker/assemble.mjs';
import { all, dockerfile, pairs, stages, commandOf, type Stage } from '../support/images.ts';
import { read } from '../support/repository.ts';

/** What is built, and the program of the workspace that it starts. */
const TARGETS = { api: 'api', worker: 'worker', web: 'web', migrate: 'cli' } as const;
const targets = Object.entries(TARGETS).map(([name, app]) => [name, app, stages.get(name)] as const);

/** The arguments of the one instruction that counts, the last. */
const last = (stage: Stage | undefined, keyword: string) => (stage ? all(stage, keyword).at(-1) : undefined) ?? [];

test('the Dockerfile has no fault that a validator knows', () => {
  expect(validate(dockerfile).map(({ message, range }) => [range.start.line + 1, message])).toEqual([]);
});

test('there is a target for each program', () => {
  expect([...stages.keys()]).toEqual(expect.arrayContaining(Object.keys(TARGETS)));
});

test('the base is one exact version of Node, the one that the launcher fetches', () => {
  const { optionalDependencies } = JSON.parse(read('tools/node/package.json')) as {
    optionalDependencies: Record<string, string>;
  };
  const [, version] = /^ARG NODE_VERSION=(\d+\.\d+\.\d+)$/m.exec(dockerfile) ?? [];
  expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([version]));
  const outside = [...stages.values()].map(({ from }) => from).filter((from) => !stages.has(from));
  expect(outside).toEqual(['node:${NODE_VERSION}-trixie-slim']);
});

test.each(targets)('%s does not run as root', (_, __, stage) => {
  expect(last(stage, 'USER')).toEqual(['1000:1000']);
  expect(stage?.instructions.findLastIndex(({ keyword }) => keyword === 'USER')).toBeGreaterThan(
    stage?.instructions.findLastIndex(({ keyword }) => keyword === 'COPY' || keyword === 'RUN') ?? Infinity,
  );
});

test.each(targets)('%s says whether it is healthy, without a shell', (_, __, stage) => {
  const command = commandOf(last(stage, 'HEALTHCHECK'));
  expect(command[0]).toBe('node');
  const script = command.find((word) => word.endsWith('.mjs')) ?? '';
  expect(existsSync(script)).toBe(true);
  const port = stage && pairs(stage, 'ENV').get('PORT');
  if (port) expect(command.at(-1)).toBe(`http://127.0.0.1:${port}/health`);
});

test.each(targets)('%s starts its program itself, without a shell', (_, app, stage) => {
  const command = commandOf(last(stage, 'ENTRYPOINT'));
  expect(command[0]).toBe('node');
  expect(command.slice(1, -1).every((word) => word.startsWith('--env-file-if-exists=/run/secrets/'))).toBe(true);
  const source = command.at(-1)?.replace('/dist/', '/src/').replace(/\.js$/, '.ts') ?? '';
  expect(source).toMatch(new RegExp(`^apps/${app}/`));
  expect(existsSync(source)).toBe(true);
});

test.each(targets)('%s says what it is: title, description, version, revision, licence', (name, _, stage) => {
  const labels = stage ? pairs(stage, 'LABEL') : new Map<string, string | null>();
  const { version, license } = JSON.parse(read('package.json')) as { version: string; license: string };
  const label = (key: string) => labels.get(`org.opencontainers.image.${key}`);
  expect([label('title'), label('version'), label('licenses')]).toEqual([`quipu-${name}`, version, license]);
  expect([label('description'), label('revision')]).toEqual([expect.stringMatching(/Quipu/), '${REVISION}']);
});

test('the build is asked for no secret, and no image carries one', () => {
  for (const stage of stages.values()) {
    const names = [...pairs(stage, 'ENV').keys(), ...pairs(stage, 'ARG').keys()];
    expect(names.filter((name) => /TOKEN|PASSWORD|SECRET|KEY|_URL$/.test(name))).toEqual([]);
  }
  expect(dockerfile).not.toMatch(/--mount=type=secret/);
});

test('whatever is copied exists in the repository, and reaches the build', () => {
  const [everything, ...rules] = read('.dockerignore')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const allowed = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  expect(everything).toBe('*');
  expect(allowed.filter((path) => !existsSync(path))).toEqual([]);
  const copied = [...stages.values()].flatMap((stage) => all(stage, 'COPY').map((given) => given.slice(0, -1)));
  const sources = copied.filter(([first = '']) => !first.startsWith('--from=')).flat();
  for (const source of new Set(sources.filter((path) => path !== '.'))) {
    expect(existsSync(source)).toBe(true);
    expect(allowed.some((path) => source === path || source.startsWith(`${path}/`))).toBe(true);
  }
});

test('what a stage copies from another is what that one assembles', () => {
  const [, assembled = ''] = /docker\/assemble\.mjs (.+) --into \/image/.exec(dockerfile) ?? [];
  for (const [name, app, stage] of targets) {
    const copies = (stage ? all(stage, 'COPY') : []).filter(([first]) => first?.startsWith('--from='));
    expect([name, copies]).toEqual([name, [['--from=build', `/image/${app}`, './']]]);
    expect(assembled.split(' ')).toContain(app);
  }
});

test('every package of the workspace reaches the build, so that its lock file holds', () => {
  const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
  const allowed = read('.dockerignore');
  for (const workspace of workspaces) {
    const [folder = ''] = workspace.split('/');
    const isAllowed = [folder, `${workspace}/package.json`].some((path) => allowed.includes(`\n!${path}\n`));
    expect([workspace, isAllowed]).toEqual([workspace, true]);
  }
});

test.each(Object.values(TARGETS))(
  'the image of %s holds what it needs when it runs, and nothing to build or test',
  (app) => {
    const { dependencies } = JSON.parse(read(`apps/${app}/package.json`)) as { dependencies: Record<string, string> };
    const held = [...packagesOf(app).keys()].map((place) => place.replace(/^.*node_modules\//, ''));
    expect(held).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(held.filter((name) => name in devDependencies || name === '@quipu/test')).toEqual([]);
  },
);
