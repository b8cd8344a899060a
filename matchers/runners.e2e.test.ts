// The matchers in the runners of others, as their users start them: `node --test`, Vitest and Playwright, each on every Node
// there is (fixtures/kit/nodes.mjs): the examples of docs/testing.md pass, and the same flow without its second half fails.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildLibrary } from '../build/bundle.mjs';
import { nodes } from '../fixtures/kit/nodes.mjs';
import { ROOT } from '../cli/testing/built.ts';

const CHROMIUM = process.env.HEAPDELTA_CHROMIUM ?? '/usr/bin/chromium';
/** These tests wait for heaps; nothing in them asks how long. */
const NO_LIMIT = 600_000;

const [inNode, inVitest, inPage] = [
  ...readFileSync(path.join(ROOT, 'docs/testing.md'), 'utf8').matchAll(/```[jt]s\n([^]*?)```/g),
].map(([, code]) => code);

/** What the examples speak of, and their own half left out where the flow is to leak. */
const orders = `const orders = new Map();
const placeOrder = async (order) => { const key = JSON.stringify([orders.size, order]); orders.set(key, { ...order }); if (!LEAK) orders.delete(key); };`;
const page = `<!doctype html><body><button onclick="const d = document.createElement('dialog'); d.rows = new Array(200).fill(0.5); document.body.append(d); (globalThis.opened ??= []).push(d)">Open</button>
<button onclick="document.querySelector('dialog').remove(); if (!LEAK) opened.length = 0">Close</button></body>`;

let folder = '';
beforeAll(async () => {
  await buildLibrary();
  folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-runners-'));
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '@playwright'), { recursive: true });
  symlinkSync(ROOT, path.join(modules, 'heapdelta'));
  symlinkSync(path.join(ROOT, 'node_modules/@playwright/test'), path.join(modules, '@playwright/test'));
  symlinkSync(path.join(ROOT, 'node_modules/vitest'), path.join(modules, 'vitest'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, 'vitest.config.js'), 'export default {};');
  writeFileSync(path.join(folder, 'budget.json'), '{"forbidLeak":true}');
  writeFileSync(
    path.join(folder, 'playwright.config.js'),
    `export default { testMatch: '*.page.js', reporter: 'line', workers: 1, timeout: ${NO_LIMIT}, use: { launchOptions: { executablePath: ${JSON.stringify(CHROMIUM)}, args: ['--no-sandbox'] } } };`,
  );
}, NO_LIMIT);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
// What one runner leaves is not counted as the next one's.
afterEach(() => {
  rmSync(path.join(folder, 'heapdelta-leaks'), { recursive: true, force: true });
});

interface Said {
  readonly passed: boolean;
  readonly text: string;
}

/** Writes `code` as `name` and runs it by `program`; settings of the runner that runs this file stay here. */
function run(program: string, args: readonly string[], name: string, code: string): Said {
  writeFileSync(path.join(folder, name), code);
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(VITEST|NODE_OPTIONS|NODE_TEST|TEST|PLAYWRIGHT)/.test(key)),
  );
  const { status, stdout, stderr } = spawnSync(program, [...args, name], {
    cwd: folder,
    env: { ...env, HOME: folder, FORCE_COLOR: '0', CI: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { passed: status === 0, text: stdout + stderr };
}

const runner = (name: string): string => path.join(ROOT, 'node_modules', name);

describe.each(nodes())('$name', ({ file }) => {
  it(
    'node --test',
    () => {
      const healthy = run(file, ['--test'], 'visit.test.js', inNode);
      expect(healthy).toMatchObject({ passed: true });
      const leaking = run(file, ['--test'], 'visit-leaks.test.js', inNode.replace(', logout(id)', ''));
      expect(leaking).toMatchObject({ passed: false, text: expect.stringContaining('`sessions` (Map)') as string });
      const written = readdirSync(path.join(folder, 'heapdelta-leaks'));
      expect(written.map((name) => path.extname(name)).sort()).toEqual(['.heapdelta', '.html']);
    },
    NO_LIMIT,
  );

  it(
    'Vitest',
    () => {
      const start = [runner('vitest/vitest.mjs'), 'run', '--root', folder];
      const code = (leak: boolean): string => `${orders.replace('LEAK', String(leak))}\n${inVitest}`;
      expect(run(file, start, 'orders.test.ts', code(false))).toMatchObject({ passed: true });
      expect(run(file, start, 'orders-leak.test.ts', code(true))).toMatchObject({
        passed: false,
        text: expect.stringContaining('`orders` (Map)') as string,
      });
    },
    NO_LIMIT,
  );

  it.skipIf(!existsSync(CHROMIUM))(
    'Playwright',
    () => {
      const start = [runner('@playwright/test/cli.js'), 'test'];
      const code = (leak: boolean): string =>
        inPage.replace(`page.goto('/')`, `page.setContent(${JSON.stringify(page.replace('LEAK', String(leak)))})`);
      expect(run(file, start, 'dialog.page.js', code(false))).toMatchObject({ passed: true });
      expect(run(file, start, 'dialog-leaks.page.js', code(true))).toMatchObject({
        passed: false,
        text: expect.stringContaining('heapdelta: ') as string,
      });
    },
    NO_LIMIT,
  );
});
