// The portal's process. adapter-node gives the handler; here is what a deployment needs around it:
// compressed pages, an answer to `GET /health`, and a clean end.
//   PORT (3000) · HOST (127.0.0.1) · API_URL (http://127.0.0.1:4000) · PUBLIC_ORIGIN (http://127.0.0.1:PORT)
//   ADDRESS_HEADER: behind a proxy, the header in which it names the reader (none)
//   BODY_SIZE_LIMIT: bytes of a form, with the file that it brings (26M)
import { createServer } from 'node:http';
import compression from 'compression';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
process.env.BODY_SIZE_LIMIT ??= '26M';
const { handler } = await import('./build/handler.js').catch(({ message }) => {
  console.error(`The portal cannot start. ${message}`);
  process.exit(1);
});
const compress = compression({ threshold: 1024 });

const server = createServer((request, response) => {
  if (request.url === '/health') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end('{"status":"ok"}');
    return;
  }
  compress(request, response, () => handler(request, response, () => response.writeHead(404).end()));
});
server.on('error', ({ message }) => {
  console.error(`The portal cannot listen on ${host}:${port}. ${message}`);
  process.exit(1);
});
server.listen(port, host, () => {
  console.log(`The portal listens on http://${host}:${server.address().port}`);
  process.send?.('ready');
});

// Pages under way are finished, idle connections are not waited for. `disconnect`: whoever started us is gone.
const stop = () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
};
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, stop);
