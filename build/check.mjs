// `npm run check`: the compiler per layer, the linter, the import rules, the documented API. Prints what is wrong, one line per check.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { importViolations } from './check-imports.mjs';
import { root } from './setup.mjs';

/** Each layer with only its own `lib` and `types`: the compiler is the first guard of the walls. */
const layers = [
  'worker/heapsnapshot-parser-lite/tsconfig.json',
  'worker/tsconfig.json',
  'worker/report/tsconfig.json',
  'worker/entry/tsconfig.json',
  'worker/entry/tsconfig.node.json',
  'capture/tsconfig.json',
  'library/tsconfig.json',
  'library/web/tsconfig.json',
  'matchers/tsconfig.json',
  'cli/tsconfig.json',
  'renderer/tsconfig.json',
  'electron/tsconfig.json',
  'electron/preload/tsconfig.json',
  'electron/protocol/tsconfig.json',
  'build/tsconfig.json',
  'tsconfig.tests.json',
];

/**
 * Runs a Node script of a package and gathers what it prints.
 * @param {string} script relative to the root
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function runScript(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}

/**
 * @typedef {{ readonly name: string, readonly problem: string | null }} CheckResult `problem` is null when all is well
 */

/** @param {string} config tsconfig relative to the root @returns {Promise<CheckResult>} */
async function checkLayer(config) {
  const info = path.join(root, 'node_modules', '.cache', 'heapdelta', `${config.replaceAll('/', '-')}.tsbuildinfo`);
  const { code, output } = await runScript('node_modules/typescript/lib/tsc.js', [
    '-p',
    config,
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    info,
    '--pretty',
    'false',
  ]);
  // TS18003: nothing in this room yet.
  const empty = /^error TS18003/m.test(output) && !/error TS(?!18003)/.test(output);
  return { name: `types   ${config}`, problem: code === 0 || empty ? null : output };
}

/** @returns {Promise<CheckResult>} */
async function checkLint() {
  // By content: a checkout changes times. CI begins without a cache, and looks at every file with the types of all others.
  const cache = path.join(root, 'node_modules', '.cache', 'heapdelta', 'eslint');
  const { code, output } = await runScript('node_modules/eslint/bin/eslint.js', [
    '.',
    '--max-warnings',
    '0',
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    cache,
  ]);
  return { name: 'eslint', problem: code === 0 ? null : output };
}

/** Every exported function of the parser and of the engine's API is documented. @returns {Promise<CheckResult>} */
async function checkDocumented() {
  const { code, output } = await runScript('node_modules/typedoc/bin/typedoc', [
    '--options',
    'build/typedoc.json',
    '--emit',
    'none',
  ]);
  return { name: 'typedoc build/typedoc.json', problem: code === 0 ? null : output };
}

/** @returns {Promise<CheckResult>} */
async function checkImports() {
  const violations = await importViolations();
  return { name: 'imports build/import-rules.cjs', problem: violations.length === 0 ? null : violations.join('\n') };
}

/**
 * All checks, two at a time.
 * @param {(result: CheckResult) => void} onResult
 * @returns {Promise<readonly CheckResult[]>}
 */
export async function check(onResult) {
  const queue = [
    ...layers.filter((config) => existsSync(path.join(root, config))).map((config) => () => checkLayer(config)),
    checkLint,
    checkDocumented,
    checkImports,
  ];
  /** @type {CheckResult[]} */
  const results = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await next();
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** @param {CheckResult} result */
export function printCheck(result) {
  process.stdout.write(`${result.problem === null ? 'ok    ' : 'FAILED'} ${result.name}\n`);
  if (result.problem !== null) process.stdout.write(`${result.problem.replace(/^/gm, '       ')}\n`);
}

/**
 * `npm run check`.
 * @returns {Promise<number>} exit code
 */
export async function checkCommand() {
  const results = await check(printCheck);
  const failed = results.filter((result) => result.problem !== null).length;
  process.stdout.write(`${results.length - failed} checks passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
