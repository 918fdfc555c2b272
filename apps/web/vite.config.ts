import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// The sources of our own libraries, not their builds: one command builds the portal from a fresh checkout.
const conditions = ['@quipu/source'];

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true }),
      // A page of refusal stands at whatever address was sent to.
      paths: { relative: false },
      // hooks.server.ts looks at every request that is no read, and knows our public address; this would look at Host.
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'style-src': ['self'],
          'img-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
});
