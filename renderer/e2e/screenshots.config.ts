// Takes the README's pictures: npx playwright test -c renderer/e2e/screenshots.config.ts

import base from '../../playwright.config.ts';

export default {
  ...base,
  testDir: '.',
  testMatch: ['screenshots.ts'],
  globalSetup: '../../build/test-folder.mjs',
  outputDir: '../../test-results/screenshots',
  use: { ...base.use, viewport: { width: 1200, height: 880 }, deviceScaleFactor: 1.25 },
};
