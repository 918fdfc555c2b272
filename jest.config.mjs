/** What is not run with the rest: the pages in their browser, and, when all runs, what needs Go. */
const APART = ['<rootDir>/test/web/', ...(process.env['INTEROP'] ? ['<rootDir>/test/interop/'] : [])];

/** Sources are read as they are written; nothing is built for the tests but what starts as a process of its own. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@quipu/source', 'node', 'node-addons'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...APART],
  modulePathIgnorePatterns: ['/dist/', '/build/', '/.svelte-kit/'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 300_000,
  maxWorkers: 2,
  // Modules of suites that are over are never freed: a worker that has grown this large is replaced before the next suite.
  workerIdleMemoryLimit: '1500MB',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
