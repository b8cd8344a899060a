// The published package, as a stranger gets it: packed, installed into an empty folder without a network, run.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAll } from './bundle.mjs';
import { root } from './setup.mjs';

let folder = '';
let packed: { readonly filename: string; readonly size: number; readonly files: readonly { readonly path: string }[] };

/** npm as it runs on every system, quietly; `npm test` must not lend its own settings to the inner ones. */
function npm(args: readonly string[], cwd: string): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  );
  return execFileSync('npm', args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
}

/**
 * Three snapshots of a program in which a Map grows, written by V8. A function uses the Map: a variable that none uses
 * lives in a register, and V8 writes its name nowhere into the file.
 */
function writeSnapshots(into: string): readonly string[] {
  const program = path.join(into, 'program.mjs');
  writeFileSync(
    program,
    `import v8 from 'node:v8';
class Session { constructor(n) { this.n = n; this.text = 'session ' + n; } }
const sessions = new Map();
const keep = (session) => sessions.set(sessions.size, session);
for (const file of ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot']) {
  for (let i = 0; i < 500; i++) keep(new Session(sessions.size));
  v8.writeHeapSnapshot(file);
}
`,
  );
  execFileSync(process.execPath, [program], { cwd: into });
  return ['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot'];
}

beforeAll(async () => {
  await buildAll();
  folder = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-package-'));
  [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  mkdirSync(path.join(folder, 'empty'));
  writeFileSync(path.join(folder, 'empty', 'package.json'), '{"private": true}');
  npm(
    ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', path.join(folder, packed.filename)],
    path.join(folder, 'empty'),
  );
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('it is small, and holds the bundle and no map, no source, no test', () => {
  // The sample series is 2.9 MB of it, fonts of page and PDF are 3.2 (docs/dependencies.md).
  expect(packed.size).toBeLessThan(10e6);
  const names = packed.files.map((file) => file.path);
  expect(names).toEqual(
    expect.arrayContaining(['dist/cli/heapdelta.mjs', 'dist/cli/LICENSES.txt', 'LICENSE', 'README.md', 'package.json']),
  );
  // Declarations are what an import of it is typed by; no other TypeScript goes along.
  const stray = names.filter((name) => /\.map$|\.tsx?$|(^|\/)\.|node_modules/.test(name) && !name.endsWith('.d.ts'));
  expect(stray).toEqual([]);
});

test('it asks for no other package, least of all Electron, and runs nothing on install', () => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'empty/node_modules/heapdelta/package.json'), 'utf8'));
  expect([manifest.dependencies, manifest.optionalDependencies]).toEqual([undefined, undefined]);
  // Peers: whoever tests with them has them already; nobody else is asked to install them.
  const peers = Object.keys(manifest.peerDependencies);
  expect(peers).toEqual(['@playwright/test', 'vitest']);
  expect(peers.every((name) => manifest.peerDependenciesMeta[name].optional === true)).toBe(true);
  expect(Object.keys(manifest.scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([]);
});

test('npx heapdelta diff answers with a report', () => {
  const empty = path.join(folder, 'empty');
  const files = writeSnapshots(empty);
  const report = JSON.parse(npm(['exec', '--offline', '--', 'heapdelta', 'diff', ...files, '--json'], empty));
  expect(report.schema).toBe('heapdelta.report/1');
  expect(report.findings[0]).toMatchObject({
    rank: 1,
    constructor: 'Session',
    owner: { constructor: 'Map', name: 'sessions' },
  });
}, 120_000);

test('agents find a skill that names only tools there are, and configurations that start the command', () => {
  const installed = path.join(folder, 'empty/node_modules/heapdelta');
  const skill = readFileSync(path.join(installed, 'skills/heapdelta/SKILL.md'), 'utf8');
  expect(skill).toMatch(/^---\nname: heapdelta\ndescription: .{50,1024}\n---\n/);
  for (const name of ['claude', 'cursor', 'vscode']) {
    const config = JSON.parse(readFileSync(path.join(installed, `agents/${name}.mcp.json`), 'utf8'));
    const { command, args } = (config.mcpServers ?? config.servers).heapdelta;
    expect([command, ...args].join(' ')).toMatch(/^npx -y heapdelta mcp --allow /);
  }
});

test('every door opens: the library, its types and what tests import', () => {
  const empty = path.join(folder, 'empty');
  const manifest = JSON.parse(readFileSync(path.join(empty, 'node_modules/heapdelta/package.json'), 'utf8'));
  const targets = Object.values(manifest.exports as Record<string, string | Record<string, string>>).flatMap((door) =>
    typeof door === 'string' ? [door] : Object.values(door),
  );
  const names = packed.files.map((file) => `./${file.path}`);
  expect(targets.filter((target) => !names.includes(target))).toEqual([]);
  writeFileSync(
    path.join(empty, 'doors.mjs'),
    `import * as library from 'heapdelta';
import * as nodeTest from 'heapdelta/node-test';
const report = await library.analyse(['1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot']);
console.log(JSON.stringify([Object.keys(library), Object.keys(nodeTest), report.findings[0].owner.name]));\n`,
  );
  writeSnapshots(empty);
  expect(JSON.parse(execFileSync(process.execPath, ['doors.mjs'], { cwd: empty, encoding: 'utf8' }))).toEqual([
    ['AnalysisError', 'analyse', 'open', 'readReport', 'renderReport', 'verify'],
    ['LeakError', 'expectNoLeak'],
    'sessions',
  ]);
}, 120_000);

test('the types say what is exported and nothing of the inside, to a program that is compiled strictly', () => {
  const empty = path.join(folder, 'empty');
  writeFileSync(
    path.join(empty, 'program.mts'),
    `import { analyse, renderReport, verify, AnalysisError } from 'heapdelta';
import type { Report } from 'heapdelta';
import { expectNoLeak } from 'heapdelta/node-test';
const report: Report = await analyse(['a', new Blob([])], { onProgress: ({ phase }) => phase.length });
const text: string = await renderReport(report, 'md');
const bytes: Uint8Array = await renderReport(report, 'pdf');
await expectNoLeak(() => undefined, { rounds: 5 });
export const all = [text, bytes, verify(report, report).summary, AnalysisError];
// @ts-expect-error: there is no such form
await renderReport(report, 'doc');\n`,
  );
  const compile = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/typescript/lib/tsc.js'),
      ...'--noEmit --strict --target es2023 --module nodenext --lib es2023,dom --types node program.mts'.split(' '),
      ...['--typeRoots', path.join(root, 'node_modules/@types')],
    ],
    { cwd: empty, encoding: 'utf8' },
  );
  expect(compile.stdout).toBe('');
  const types = readFileSync(path.join(empty, 'node_modules/heapdelta/dist/types/index.d.ts'), 'utf8');
  expect(types).not.toMatch(/from ["'](?:\.|valibot|pdfkit|comlink)/);
}, 120_000);

test('it makes a PDF, with the fonts it shares with the page', () => {
  const empty = path.join(folder, 'empty');
  npm(['exec', '--offline', '--', 'heapdelta', 'report', ...writeSnapshots(empty), '-o', 'leak.pdf'], empty);
  expect(readFileSync(path.join(empty, 'leak.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(packed.files.filter((file) => /Pretendard.*\.woff2$/.test(file.path))).toHaveLength(4);
}, 120_000);

test('heapdelta open serves the page that is in the package, and ends when told to', async () => {
  const command = path.join(folder, 'empty/node_modules/heapdelta/dist/cli/heapdelta.mjs');
  const host = spawn(process.execPath, [command, 'open', '--no-browser'], {
    cwd: folder,
    env: { ...process.env, XDG_STATE_HOME: folder, HOME: folder },
  });
  const ended = new Promise<number | null>((resolve) => {
    host.on('exit', (code) => resolve(code));
  });
  try {
    const address = await new Promise<string>((resolve) => {
      host.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Heapdelta</title>');
  } finally {
    host.kill('SIGINT');
  }
  expect(await ended).not.toBeNull();
}, 60_000);

test('the command is executable, and a wrong file ends with status 3 and one line', () => {
  const command = path.join(folder, 'empty/node_modules/heapdelta/dist/cli/heapdelta.mjs');
  expect(statSync(command).mode & 0o111).not.toBe(0);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'diff', path.join(root, 'LICENSE'), path.join(root, 'README.md')],
    { encoding: 'utf8' },
  );
  expect({
    status,
    stdout,
    lines:
      stderr
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('heapdelta: ')).length > 0,
  }).toEqual({ status: 3, stdout: '', lines: true });
  expect(stderr).not.toMatch(/\n\s+at /);
}, 60_000);
