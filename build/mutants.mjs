// `npm run mutants -- ROOM`: changes one thing of the room's code after the other and runs the room's own tests. A change that no
// test notices survives. Stryker does it, in a copy of the tree; --lines A-B looks at a part of one file.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, run, say } from './setup.mjs';

/** Killed of all that tests could notice, per cent. Below, a room's tests are too weak to change it by. */
const WANTED_SCORE = 85;

/**
 * A room: what is changed, and the tests that must notice it.
 * @typedef {{ readonly mutate: readonly string[], readonly tests: readonly string[] }} Room
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  csv: { mutate: ['worker/report/csv.ts'], tests: ['worker/report/csv.test.ts'] },
  check: {
    mutate: ['cli/check/budget.ts', 'cli/check/evaluate.ts', 'cli/check/outputs.ts'],
    tests: ['cli/check/*.test.ts'],
  },
  particles: { mutate: ['worker/messages/particles.ts'], tests: ['worker/messages/{particles,messages}.test.ts'] },
  bounds: {
    mutate: ['worker/heapsnapshot-parser-lite/src/{edges,nodes,tables,header}.ts'],
    tests: ['worker/heapsnapshot-parser-lite/src/bounds.test.ts'],
  },
  redact: {
    mutate: ['worker/report/redact/{detect,files,index,mint,platform,policy,rules,words}.ts'],
    tests: ['worker/report/redact/*.test.ts'],
  },
  judge: {
    mutate: ['worker/growth/judge/{judge,trend,verdict,cohorts,runtime-bounds}.ts', 'worker/growth/thresholds.ts'],
    tests: ['worker/growth/judge/*.test.ts'],
  },
  merge: { mutate: ['worker/growth/merge/*.ts'], tests: ['worker/growth/merge/*.test.ts'] },
  name: { mutate: ['worker/growth/name/*.ts'], tests: ['worker/growth/name/*.test.ts'] },
  find: { mutate: ['worker/growth/find/*.ts'], tests: ['worker/growth/find/*.test.ts'] },
};

/** What tests of these rooms never read, and what would be copied for nothing. */
const notCopied = ['fixtures/.made', 'fixtures/programs', 'fixtures/packages', 'dist', 'docs', 'test-results', 'bench'];

/** @param {string} folder @param {Room} room @param {string | undefined} lines `A-B` of the one file that is changed */
function writeConfig(folder, room, lines) {
  const stryker = {
    packageManager: 'npm',
    plugins: [path.join(root, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    testRunner: 'vitest',
    vitest: { configFile: 'build/mutants.vitest.mjs', related: false },
    mutate: [...room.mutate.map((file) => (lines ? `${file}:${lines}` : file)), '!**/*.test.ts'],
    ignorePatterns: notCopied,
    tempDirName: '.stryker-tmp',
    cleanTempDir: 'always',
    incremental: true,
    incrementalFile: path.join(folder, 'incremental.json'),
    concurrency: Number(process.env.HEAPDELTA_MUTANTS_JOBS ?? 1),
    // A busy machine must not kill what the tests would let live.
    timeoutMS: 60_000,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: path.join(folder, 'report.json') },
    warnings: { slow: false },
  };
  const file = path.join(folder, 'stryker.config.json');
  writeFileSync(file, JSON.stringify(stryker, null, 2));
  return file;
}

/**
 * Score and survivors of a report of Stryker's.
 * @param {{ files: Record<string, { source: string, mutants: { id: string, mutatorName: string, status: string, replacement?: string, location: { start: { line: number, column: number }, end: { line: number, column: number } } }[] }> }} report
 */
export function summarise(report) {
  const all = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, text: textAt(source, mutant.location), ...mutant })),
  );
  const of = (/** @type {string[]} */ ...states) => all.filter(({ status }) => states.includes(status));
  const killed = of('Killed', 'Timeout').length;
  const alive = of('Survived', 'NoCoverage');
  const counted = killed + alive.length;
  return { killed, counted, score: counted === 0 ? 0 : (killed / counted) * 100, alive };
}

/** @param {string} source @param {{ start: { line: number, column: number }, end: { line: number, column: number } }} at */
function textAt(source, { start, end }) {
  const line = source.split('\n')[start.line - 1] ?? '';
  return line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined).slice(0, 100);
}

/** `npm run mutants -- ROOM`. @param {readonly string[]} args @returns {Promise<number>} 1 when the score is too low */
export async function mutants(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { lines: { type: 'string' } },
    allowPositionals: true,
  });
  const name = positionals[0] ?? '';
  const room = Object.hasOwn(rooms, name) ? rooms[name] : undefined;
  if (!room) {
    say(`name a room: npm run mutants -- ${Object.keys(rooms).join(' | ')}`);
    return 2;
  }
  const folder = path.join(root, 'node_modules', '.cache', 'heapdelta', 'mutants', name);
  mkdirSync(folder, { recursive: true });
  rmSync(path.join(folder, 'report.json'), { force: true });
  const config = writeConfig(folder, room, values.lines);
  const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const code = await run(process.execPath, [stryker, 'run', config], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, HEAPDELTA_MUTANTS_ROOM: name },
  });
  if (code !== 0) throw new Error(`Stryker ended with ${code}; its message stands above`);
  const { killed, counted, score, alive } = summarise(
    JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')),
  );
  for (const one of alive)
    console.log(
      `${one.file}:${one.location.start.line}:${one.location.start.column} ${one.mutatorName}${one.status === 'NoCoverage' ? ' (no test comes by)' : ''}: ${one.text} → ${(one.replacement ?? '').split('\n')[0]?.slice(0, 100)}`,
    );
  console.log(
    `${name}: ${killed} of ${counted} mutants killed, score ${score.toFixed(1)} % (wanted ${WANTED_SCORE} %)`,
  );
  return score >= WANTED_SCORE ? 0 : 1;
}
