// End-to-end tests in a real Chromium, over the real protocol handler and the real worker.

import { defineConfig } from '@playwright/test';
import { findChromium } from './build/setup.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: ['renderer/e2e/**/*.spec.ts', 'electron/e2e/**/*.spec.ts'],
  globalSetup: './build/test-folder.mjs',
  outputDir: 'test-results/playwright',
  // Two cores: a heap being analysed next to a long-task measurement would make that measurement a lie.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Against what hangs, not against a machine that is slow or busy.
  timeout: 900_000,
  expect: { timeout: 180_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: findChromium() ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
