// What makes every npm script work as the first command ever typed: is node_modules true to the lockfile, is a build true to its sources?

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageOf } from './licences.mjs';
import { dependenciesMatch, root } from './setup.mjs';
import { buildIfStale, hashSources } from './stale.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-setup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('node_modules against the lockfile', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'worker/parser': { version: '1.0.0' },
    'node_modules/parser': { link: true },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/windows-only': { version: '1.0.0', optional: true },
  };
  function install(packages: unknown): void {
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  }

  test('a fresh clone has none', () => {
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    expect(dependenciesMatch(folder)).toBe(false);
  });
  test("all there, though other systems' binaries and links are not", () => {
    install({ 'node_modules/a': { version: '1.2.3' } });
    expect(dependenciesMatch(folder)).toBe(true);
  });
  test('another version, or one missing', () => {
    install({ 'node_modules/a': { version: '1.2.4' } });
    expect(dependenciesMatch(folder)).toBe(false);
    install({});
    expect(dependenciesMatch(folder)).toBe(false);
  });
  test('a half-written list counts as none', () => {
    install({ 'node_modules/a': { version: '1.2.3' } });
    writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), '{"packages": {');
    expect(dependenciesMatch(folder)).toBe(false);
  });
});

describe('stale builds', () => {
  const source = 'build/icons/icon.svg';
  const name = `test-${process.pid}`;
  afterEach(() => {
    rmSync(path.join(root, 'dist', name), { recursive: true, force: true });
    rmSync(path.join(root, 'dist', '.stamps', name), { force: true });
  });

  test('built once, not again, again when asked; a build that fails leaves the last good one', async () => {
    let builds = 0;
    const build = async (target: string): Promise<void> => {
      builds++;
      writeFileSync(path.join(target, 'out'), `build ${builds}`);
    };
    expect(await buildIfStale(name, [source], build)).toBe(true);
    expect(await buildIfStale(name, [source], build)).toBe(false);
    expect(await buildIfStale(name, [source, 'LICENSE'], build)).toBe(true);
    await expect(buildIfStale(name, [source], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(readFileSync(path.join(root, 'dist', name, 'out'), 'utf8')).toBe('build 2');
  });
  test('the hash looks at contents and names, and not at tests', () => {
    expect(hashSources(['build'])).toBe(hashSources(['build']));
    expect(hashSources(['build/setup.mjs'])).not.toBe(hashSources(['build/stale.mjs']));
    expect(hashSources(['build/setup.test.ts'])).toBe(hashSources([]));
  });
});

test.each([
  ['node_modules/react/index.js', 'node_modules/react'],
  ['/x/node_modules/@a/b/dist/c.mjs?worker', 'node_modules/@a/b'],
  ['node_modules/a/node_modules/b/c.js', 'node_modules/a/node_modules/b'],
  ['worker/heap/index.ts', null],
])('%s belongs to %s', (module, expected) => {
  expect(packageOf(module)).toBe(expected);
});
