import { defineConfig } from '@playwright/test';

/** What writes into the record of the world. */
const ACTING = [
  'access',
  'acts',
  'bulk',
  'decide',
  'draft-commitments',
  'events',
  'evidence',
  'following',
  'identical',
  'joining',
  'moderation',
  'ways-in',
  'process',
].map((name) => `${name}.spec.ts`);

/** The pages in Debian's Chromium, against a real database, API and portal: see world.ts. */
export default defineConfig({
  testDir: '.',
  globalSetup: './world.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // Pages are looked at before people change what they say.
  projects: [
    { name: 'pages', testMatch: '*.spec.ts', testIgnore: ACTING },
    { name: 'people', testMatch: ACTING, dependencies: ['pages'] },
  ],
  forbidOnly: Boolean(process.env['CI']),
  use: {
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
});
