// The same locks in the real Electron. Skipped, saying why, where its binary is missing; the release workflow runs it.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { buildApp, buildElectron } from '../../build/bundle.mjs';
import { findElectron } from '../../build/start.mjs';

const executablePath = findElectron();
const recorded = join(import.meta.dirname, '..', '..', 'fixtures', 'recorded', 'session-map-node20');

test.describe('the desktop app', () => {
  test.skip(
    executablePath === null,
    "Electron's binary is not installed here: `npx install-electron` fetches it. The shell itself is tested in electron/main against a stand-in.",
  );

  let app: ElectronApplication;
  let page: Page;
  let userData: string;
  const said: string[] = [];

  test.beforeAll(async () => {
    await buildApp();
    const main = await buildElectron();
    userData = mkdtempSync(join(tmpdir(), 'heapdelta-electron-'));
    const snapshots = readdirSync(recorded)
      .filter((name) => /\.heapsnapshot(\.gz)?$/.test(name))
      .sort()
      .map((name) => join(recorded, name));
    // Containers have no user namespaces for Chromium's outer sandbox; the app's own settings stay as they are.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      executablePath: executablePath ?? '',
      args: [...sandbox, `--user-data-dir=${userData}`, main, ...snapshots],
    });
    page = await app.firstWindow();
    page.on('console', (message) => said.push(message.text()));
  });
  test.afterAll(async () => {
    await app?.close();
    if (userData !== undefined) rmSync(userData, { recursive: true, force: true });
  });

  test('shows the verdict of the files it was started with, with a silent console', async () => {
    expect(page.url()).toMatch(/^app:\/\/heapdelta\//);
    await expect(page.getByRole('main')).toContainText(/sessions/i);
    expect(said).toEqual([]);
  });

  test('gives the page the bridge and nothing of Node or Electron', async () => {
    expect(await page.evaluate('[typeof require, typeof process, typeof module, typeof window.heapdelta]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'object',
    ]);
    expect(await page.evaluate('crossOriginIsolated && isSecureContext')).toBe(true);
  });

  test('stays where it is', async () => {
    expect(await page.evaluate('window.open("https://example.com/")')).toBeNull();
    await page.evaluate('location.href = "https://example.com/"');
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/heapdelta\//);
    expect(app.windows()).toHaveLength(1);
  });

  test('asks the network for nothing', async () => {
    for (const url of ['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd']) {
      expect(await page.evaluate(`fetch(${JSON.stringify(url)}).then(() => 'reached', () => 'refused')`)).toBe(
        'refused',
      );
    }
  });

  test('is granted nothing', async () => {
    expect(await page.evaluate('navigator.permissions.query({ name: "geolocation" }).then((p) => p.state)')).toBe(
      'denied',
    );
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
  });
});
