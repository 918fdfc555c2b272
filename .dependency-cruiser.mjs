/**
 * The dependency law. Folders are layers, read top-down: kernel, i18n, platform, trust, features, apps.
 * A feature imports only the features named in its row; the rows are the map of the domain.
 */
const UPSTREAM = {
  members: [],
  plans: ['members'],
  uploads: [],
  events: ['uploads', 'plans', 'members'],
  participation: ['uploads', 'events', 'plans', 'members'],
  commitments: ['plans', 'members'],
  drafts: ['plans'],
  supports: ['participation', 'plans', 'members'],
  moderation: ['participation', 'plans', 'members'],
  decisions: ['drafts', 'participation', 'events', 'plans', 'members'],
  'draft-commitments': ['commitments', 'participation', 'plans', 'members'],
  lineage: ['draft-commitments', 'decisions', 'commitments', 'participation', 'events', 'plans', 'members'],
  answering: ['decisions', 'participation', 'plans', 'members'],
  notices: ['decisions', 'commitments', 'participation', 'plans', 'members'],
  assessments: ['commitments', 'plans', 'members'],
  evidence: ['uploads', 'commitments', 'plans', 'members'],
  snapshots: ['plans'],
  'open-data': ['decisions'],
};

const feature = (name) => `^libs/features/${name}/`;

const upstreamRules = Object.entries(UPSTREAM).map(([name, allowed]) => ({
  name: `features-upstream-only: ${name}`,
  severity: 'error',
  from: { path: feature(name) },
  to: { path: '^libs/features/', pathNot: [name, ...allowed].map(feature) },
}));

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\$app|#lib|\\./\\$types)' },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^libs/kernel/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'proof-is-pure',
      severity: 'error',
      from: { path: '^libs/proof/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '(^libs/proof/src/|node_modules/(@noble/(curves|hashes)|canonicalize)/)' },
    },
    {
      name: 'i18n-below-platform',
      severity: 'error',
      from: { path: '^libs/i18n' },
      to: { path: '^(apps|libs/(?!i18n|kernel))' },
    },
    {
      name: 'platform-below-features',
      severity: 'error',
      from: { path: '^libs/platform' },
      to: { path: '^(apps|libs/(trust|features|web))' },
    },
    {
      name: 'trust-below-features',
      severity: 'error',
      from: { path: '^libs/trust' },
      to: { path: '^(apps|libs/(features|web))' },
    },
    ...upstreamRules,
    {
      name: 'web-has-no-server',
      severity: 'error',
      from: { path: '^(libs/web|apps/web)' },
      to: { path: '(^libs/(?!web|i18n|kernel|proof)|node_modules/(@nestjs|typeorm|pg|bullmq)/)' },
    },
    {
      name: 'nothing-imports-an-app',
      severity: 'error',
      from: { pathNot: '^(apps/([^/]+)/|test/)' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-alone',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(apps|libs)/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        pathNot:
          '(^libs/kernel/|\\.rules\\.ts$|/outcome\\.ts$|/fields\\.ts$|/format\\.ts$|/formats\\.ts$|/kinds\\.ts$)',
      },
    },
    {
      name: 'resolvers-hold-no-rows',
      severity: 'error',
      from: { path: '\\.(resolver|processor)\\.ts$' },
      to: { path: 'node_modules/typeorm/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/(dist|build|generated)/|\\.svelte-kit/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@quipu/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.svelte'],
    },
  },
};
