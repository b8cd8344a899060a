// Unit and integration tests, beside the code they test. End-to-end tests in a browser: playwright.config.ts.

import { defineConfig } from 'vitest/config';
import { workspace } from './build/workspace.mjs';

export default defineConfig({
  resolve: { alias: workspace },
  test: {
    include: ['{worker,capture,library,matchers,cli,electron,renderer,fixtures,build,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**', 'fixtures/.made/**', 'bench/.data/**'],
    globalSetup: './build/test-folder.mjs',
    // Against what hangs, not against a machine that is slow or busy: a test of a second took a minute there.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // Heaps are big: more workers than two would trade cores for swapping.
    maxWorkers: 2,
  },
});
