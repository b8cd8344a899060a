// `npm run check`: the compiler per layer, the linter, the documented API, dead code, the import rules. Prints what is wrong, one
// line per check.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { importViolations } from './check-imports.mjs';
import { root } from './setup.mjs';

/**
 * Runs a Node script and gathers what it prints.
 * @param {string} script relative to the root
 * @param {readonly string[]} args
 * @param {(line: string) => boolean} [onLine] takes a line of standard output for itself by answering true
 * @returns {Promise<{ code: number, output: string }>}
 */
function runScript(script, args, onLine = () => false) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!onLine(line)) output += `${line}\n`;
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

/**
 * Types of each layer, lint and documentation: one process parses every file once (build/layers.mjs).
 * @param {(result: CheckResult) => void} onResult
 */
async function checkLayers(onResult) {
  const { code, output } = await runScript('build/layers.mjs', [], (line) => {
    if (!line.startsWith('{"name":')) return false;
    onResult(JSON.parse(line));
    return true;
  });
  if (code !== 0) onResult({ name: 'build/layers.mjs', problem: output || `ended with ${code}` });
}

/** Files, exports and packages that nobody needs. @returns {Promise<CheckResult>} */
async function checkDeadCode() {
  const { code, output } = await runScript('node_modules/knip/bin/knip.js', [
    '--config',
    'build/knip.jsonc',
    '--no-progress',
    '--no-config-hints',
  ]);
  return { name: 'knip    build/knip.jsonc', problem: code === 0 ? null : output };
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
  /** @type {CheckResult[]} */
  const results = [];
  /** @param {CheckResult} result */
  const take = (result) => {
    results.push(result);
    onResult(result);
  };
  await Promise.all([
    checkLayers(take),
    (async () => {
      take(await checkDeadCode());
      take(await checkImports());
    })(),
  ]);
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
