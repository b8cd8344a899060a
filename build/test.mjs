// `npm test`: checks, then vitest, then Playwright; all of them even when one fails, and one line of numbers at the end.
// `npm test -- PATTERN…` runs only vitest on matching files.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './bundle.mjs';
import { check, printCheck } from './check.mjs';
import { ensureSystemTools, findChromium, root, run, say } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

const results = path.join(root, 'test-results');

/**
 * @param {string} file JSON a runner wrote
 * @param {number} code its exit code
 * @param {(json: any) => Tally} read
 * @returns {Tally} at least one failure when the runner failed, whatever its file says
 */
function tally(file, code, read) {
  let counted = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(file)) counted = read(JSON.parse(readFileSync(file, 'utf8')));
  else if (code === 0) throw new Error(`a test runner ended well but left no ${path.relative(root, file)}`);
  // A file that does not load, or an error outside any test, has no row of its own.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return counted;
}

/** @param {readonly string[]} patterns @returns {Promise<Tally>} */
async function runVitest(patterns) {
  const file = path.join(results, 'vitest.json');
  const code = await run(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...patterns,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return tally(file, code, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

/** @returns {Promise<Tally>} */
async function runPlaywright() {
  const file = path.join(results, 'playwright.json');
  const code = await run(
    process.execPath,
    [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
  );
  return tally(file, code, (json) => ({
    passed: json.stats.expected + json.stats.flaky,
    failed: json.stats.unexpected,
    skipped: json.stats.skipped,
  }));
}

/** Folders with end-to-end suites (playwright.config.ts names the same). */
const endToEnd = ['renderer/e2e', 'electron/e2e'];

/**
 * @param {readonly string[]} args vitest file patterns; empty runs everything
 * @returns {Promise<number>} exit code
 */
export async function test(args) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @param {Tally} one */
  const add = (one) => {
    total.passed += one.passed;
    total.failed += one.failed;
    total.skipped += one.skipped;
  };
  const everything = args.length === 0;
  const noBrowser = await ensureSystemTools();
  if (noBrowser) say(noBrowser);
  const chromium = findChromium();
  // Suites of ours that drive a browser look here instead of searching once more.
  if (chromium) process.env.HEAPDELTA_CHROMIUM = chromium;
  if (everything) {
    for (const { problem } of await check(printCheck))
      add({ passed: problem === null ? 1 : 0, failed: problem === null ? 0 : 1, skipped: 0 });
  }
  add(await build());
  add(await runVitest(args));
  if (everything && endToEnd.some((folder) => existsSync(path.join(root, folder)))) {
    if (noBrowser) {
      process.stdout.write(`FAILED end-to-end tests: ${noBrowser}\n`);
      add({ passed: 0, failed: 1, skipped: 0 });
    } else add(await runPlaywright());
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed > 0 ? 1 : 0;
}

/** Builds what tests run as people get it. A build that fails is one failure; the tests that can run still do. @returns {Promise<Tally>} */
async function build() {
  try {
    await buildAll();
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    process.stdout.write(`FAILED build: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
