// @ts-check

/**
 * @typedef {object} Step
 * @property {string} name for `--only`
 * @property {string} what
 * @property {'commands' | 'jest' | 'go' | 'browser'} kind
 * @property {readonly (readonly string[])[]} [commands] all must succeed; together they count as one test
 * @property {string} [cwd] from the root
 * @property {readonly string[]} [args] which suites, for Jest and for the browser
 * @property {boolean} [isQuick] part of `npm run check`
 * @property {Record<string, string>} [env]
 */

/** Everything that `npm test` runs, in this order. @type {readonly Step[]} */
export const STEPS = [
  { name: 'format', what: 'prettier', kind: 'commands', isQuick: true, commands: [['prettier', '--check', '.']] },
  { name: 'lint', what: 'oxlint, type-aware', kind: 'commands', isQuick: true, commands: [['oxlint', '--type-aware']] },
  {
    name: 'types',
    what: 'tsc',
    kind: 'commands',
    isQuick: true,
    commands: [
      ['tsc', '--noEmit'],
      ['tsc', '--noEmit', '--project', 'tools'],
    ],
  },
  {
    name: 'pages',
    what: 'svelte-check',
    kind: 'commands',
    isQuick: true,
    cwd: 'apps/web',
    commands: [
      ['svelte-kit', 'sync'],
      ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    ],
  },
  {
    name: 'boundaries',
    what: 'dependency-cruiser',
    kind: 'commands',
    isQuick: true,
    commands: [['depcruise', 'apps', 'libs', 'migrations', 'test', 'tools']],
  },
  {
    name: 'dead-code',
    what: 'knip, of everything and of what is shipped',
    kind: 'commands',
    commands: [
      ['knip', '--no-config-hints'],
      ['knip', '--no-config-hints', '--production', '--workspace', '!./test'],
    ],
  },
  {
    name: 'jest',
    what: 'rules, database, journeys, contracts, launcher',
    kind: 'jest',
    env: { INTEROP: 'in a step of its own' },
  },
  { name: 'interop', what: "the journal, proven by Go's own code", kind: 'go', args: ['/test/interop/'] },
  { name: 'browser', what: 'the pages in Chromium', kind: 'browser', args: ['--config', 'test/web'] },
];

/** What `npm run check` runs of Jest: all that needs little more than the sources. @type {Step} */
export const QUICK_JEST = {
  name: 'jest',
  what: 'rules, contracts',
  kind: 'jest',
  args: ['/libs/', '/apps/', '/test/contracts/'],
};

/**
 * The database and contract suites once more, on another server.
 * @param {string} url of a superuser
 * @returns {Step}
 */
export const alsoOn = (url) => ({
  name: 'also-on',
  what: `database and contracts on ${new URL(url).host}`,
  kind: 'jest',
  args: ['/test/database/', '/test/contracts/'],
  env: { TEST_DATABASE_URL: url },
});
