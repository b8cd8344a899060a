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
  expect(packed.size).toBeLessThan(10e6);
  const names = packed.files.map((file) => file.path);
  expect(names).toEqual(
    expect.arrayContaining(['dist/cli/heapdelta.mjs', 'dist/cli/LICENSES.txt', 'LICENSE', 'README.md', 'package.json']),
  );
  expect(names.filter((name) => /\.map$|\.tsx?$|(^|\/)\.|node_modules/.test(name))).toEqual([]);
});

test('it asks for no other package, least of all Electron, and runs nothing on install', () => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'empty/node_modules/heapdelta/package.json'), 'utf8'));
  expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
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

test('it makes a PDF, with the fonts it shares with the page', () => {
  const empty = path.join(folder, 'empty');
  npm(['exec', '--offline', '--', 'heapdelta', 'report', ...writeSnapshots(empty), '-o', 'leak.pdf'], empty);
  expect(readFileSync(path.join(empty, 'leak.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(packed.files.filter((file) => file.path.endsWith('.ttf'))).toHaveLength(2);
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
