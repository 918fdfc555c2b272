import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import { languageOf, translate, type Language } from '@quipu/i18n';
import { languageOfRequest } from '@quipu/platform/graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { examples } from './explorer-examples.ts';

/** The page runs what this server serves and nothing else; GraphiQL's style sheet holds its fonts. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Built files of packages, by the name under which the page asks for them. */
const FILES: Readonly<Record<string, readonly [module: string, path: string]>> = {
  'react.js': ['react', 'umd/react.production.min.js'],
  'react-dom.js': ['react-dom', 'umd/react-dom.production.min.js'],
  'graphiql.js': ['graphiql', 'graphiql.min.js'],
  'graphiql.css': ['graphiql', 'graphiql.min.css'],
};

const START = `const { lang } = document.documentElement;
const { examples } = JSON.parse(document.getElementById('examples').textContent);
ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql', headers: { 'accept-language': lang } }),
    storage: GraphiQL.createLocalStorage({ namespace: 'quipu-' + lang }),
    defaultTabs: examples,
    defaultEditorToolsVisibility: false,
    isHeadersEditorEnabled: false,
  }),
);
`;

const STYLE = `html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font-family: system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; padding: 0.5rem 1rem; border-bottom: 1px solid #b1b4b6; }
h1 { font-size: 1.125rem; margin: 0; }
p { margin: 0; flex: 1; }
#explorer { flex: 1; min-height: 0; }
`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function page(language: Language): string {
  const say = (key: 'title' | 'help' | 'other-language' | 'no-script') =>
    escaped(translate(language, `explorer.${key}`));
  const other = language === 'es' ? 'en' : 'es';
  const data = JSON.stringify({ examples: examples(language) }).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('title')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/graphiql.css">
<link rel="stylesheet" href="/graphiql/page.css">
</head>
<body>
<header><h1>${say('title')}</h1><p>${say('help')}</p><a href="?lang=${other}" lang="${other}" hreflang="${other}">${say('other-language')}</a></header>
<div id="explorer"><noscript>${say('no-script')}</noscript></div>
<script type="application/json" id="examples">${data}</script>
${['react', 'react-dom', 'graphiql', 'start'].map((name) => `<script src="/graphiql/${name}.js" defer></script>`).join('\n')}
</body>
</html>
`;
}

function languageIn(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: string };
  return lang ? languageOf(lang) : languageOfRequest(request);
}

const { resolve } = createRequire(import.meta.url);

function isInstalled(): boolean {
  try {
    return resolve('graphiql/package.json') !== '';
  } catch {
    return false;
  }
}

/**
 * GraphiQL with ready examples at /graphiql, for the demo: nothing is fetched from elsewhere. It is a tool of
 * development: where only what production needs is installed, there is no such page.
 */
export async function registerExplorer(server: FastifyInstance): Promise<void> {
  if (!isInstalled()) return;
  await server.register(fastifyStatic, { root: dirname(resolve('graphiql/package.json')), serve: false });
  server.get('/graphiql', (request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY, vary: 'Accept-Language', 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page(languageIn(request))),
  );
  server.get('/graphiql/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  server.get('/graphiql/page.css', (_, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  for (const [name, [module, path]] of Object.entries(FILES)) {
    const root = dirname(resolve(`${module}/package.json`));
    server.get(`/graphiql/${name}`, (_, reply) => reply.sendFile(path, root, { maxAge: '1d' }));
  }
}
