// docs/security.md is held to what it says: every item of Electron's list, every test it names, every fuse.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeConfig } from '../../build/electron-builder.mjs';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/security.md');

describe('docs/security.md', () => {
  it('has all twenty items of the official list', () => {
    const numbers = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('names only tests that are there', () => {
    const named = [...page.matchAll(/`([\w./-]+\.test\.ts) › ([^`]+)`/g)];
    expect(named.length).toBeGreaterThan(20);
    for (const [, file, title] of named) {
      const source = read(file as string).replaceAll("\\'", "'");
      const there = [`'${title}'`, `"${title}"`].some((quoted) => source.includes(quoted));
      expect([file, title, there]).toEqual([file, title, true]);
    }
    for (const [, file] of page.matchAll(/`((?:electron|build)\/[\w./-]+\.(?:ts|mjs))`/g))
      expect(read(file as string).length).toBeGreaterThan(0);
  });
});

describe('the fuses', () => {
  it('are set as this page says', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (on|off) \|/gm)].map(([, fuse, state]) => [fuse, state === 'on']);
    expect(Object.fromEntries(rows)).toEqual(makeConfig().electronFuses);
  });
});

describe('Electron', () => {
  it('is a version that gets fixes', () => {
    // Electron mends its last three majors; older than this page's and we are late, whatever the lockfile says.
    const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string };
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
  });
});

describe('the page', () => {
  it('never makes markup out of text', () => {
    const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    expect(sources.length).toBeGreaterThan(20);
    for (const name of sources)
      expect([
        name,
        /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/.test(
          read(join('renderer', name)),
        ),
      ]).toEqual([name, false]);
  });
});
