// How the app is built: renderer/ → dist/app, with the engine worker as its own module and nothing remote.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { workspace } from '../build/workspace.mjs';

const here = import.meta.dirname;

/** The recorded series that "try it with a sample" opens. */
const SAMPLE = 'session-map-node20';

/** The policy of the real protocol handler, so that `vite preview` shows what ships (see electron/protocol). */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self' blob:; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the sample series under samples/ and copies it into the build, with a small index. */
function samples(): Plugin {
  const files = (): { name: string; path: string; sizeBytes: number }[] => {
    const folder = resolve(here, '../fixtures/recorded', SAMPLE);
    return readdirSync(folder)
      .filter((n) => /\.heapsnapshot(\.gz)?$/.test(n))
      .sort()
      .map((name) => ({ name, path: join(folder, name), sizeBytes: statSync(join(folder, name)).size }));
  };
  const index = (): string =>
    JSON.stringify({ files: files().map(({ name, sizeBytes }) => ({ name, url: `samples/${name}`, sizeBytes })) });
  return {
    name: 'heapdelta-samples',
    configureServer(server) {
      server.middlewares.use('/samples', (request, response, next) => {
        const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '');
        if (name === 'index.json') {
          response.setHeader('content-type', 'application/json');
          response.end(index());
          return;
        }
        const file = files().find((f) => f.name === name);
        if (file === undefined) {
          next();
          return;
        }
        response.setHeader('content-type', 'application/octet-stream');
        response.end(readFileSync(file.path));
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'samples/index.json', source: index() });
      for (const f of files())
        this.emitFile({ type: 'asset', fileName: `samples/${f.name}`, source: readFileSync(f.path) });
    },
  };
}

export default defineConfig({
  root: here,
  base: './',
  plugins: [react(), samples()],
  // Not the `source` condition for everybody: other packages announce sources they do not ship.
  resolve: { alias: workspace },
  worker: { format: 'es' },
  build: {
    outDir: resolve(here, '../dist/app'),
    emptyOutDir: true,
    target: 'chrome120',
    // data: URLs would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { host: '127.0.0.1', port: 5199, strictPort: true },
  preview: { host: '127.0.0.1', port: 5198, strictPort: true, headers: { 'content-security-policy': POLICY } },
});
