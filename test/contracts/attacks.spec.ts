import { expect, test } from '@jest/globals';
import { expectCommitted } from '../support/committed.ts';
import { filesBelow } from '../support/repository.ts';
import { titlesOf } from '../support/titles.ts';

const attacks = filesBelow('test/attacks', '.spec.ts').map((path) => ({
  path,
  titles: titlesOf(path),
}));

const heading = (path: string) => path.replace(/^test\/attacks\//, '').replace(/\.(e2e|db)?\.?spec\.ts$/, '');

const document = () => `# Attacks that are tried

Each is a test, tried by every run against the real API on a real database; made from their titles by \`npm run schema\`, not edited by hand.

${attacks.map(({ path, titles }) => `## [${heading(path)}](../${path})\n\n${titles.map((title) => `- ${title}`).join('\n')}`).join('\n\n')}
`;

test('at least forty attacks are tried, each under a name of its own', () => {
  const titles = attacks.flatMap((one) => one.titles);
  expect(titles.length).toBeGreaterThanOrEqual(40);
  expect(new Set(titles).size).toBe(titles.length);
});

test('docs/attacks.md names every one of them', () => expectCommitted('docs/attacks.md', document()));
