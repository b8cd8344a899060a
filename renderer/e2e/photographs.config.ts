// Photographs of every screen, to be looked at: npx playwright test -c renderer/e2e/photographs.config.ts

import base from '../../playwright.config.ts';

export default {
  ...base,
  testDir: '.',
  testMatch: ['photographs.ts'],
  globalSetup: '../../build/test-folder.mjs',
  outputDir: '../../test-results/photographs-failed',
};
