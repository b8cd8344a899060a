// Unit and integration tests, beside the code they test. End-to-end tests in a browser: playwright.config.ts.

import path from 'node:path';
import { defineConfig } from 'vitest/config';

// The workspace package is read from its TypeScript, never from a stale build. An alias, not the `source` condition:
// other packages announce sources they do not ship.
const alias = {
  'heapsnapshot-parser-lite': path.resolve(import.meta.dirname, 'worker/heapsnapshot-parser-lite/src/index.ts'),
};

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['{worker,capture,cli,electron,renderer,fixtures,build,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**', 'fixtures/.made/**', 'bench/.data/**'],
    globalSetup: './build/test-folder.mjs',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Heaps are big: more workers than two would trade cores for swapping.
    maxWorkers: 2,
  },
});
