// Small parts with rules of their own: where a window goes, which files a command line names, which words are said.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { filesOf, ownArguments } from './arguments.ts';
import { mayRequest } from './scheme.ts';
import { checkWindowState, placeWindow } from './window-state.ts';
import { WORDS, shellLang } from './words.ts';

describe('where the window goes', () => {
  const displays = [
    { workArea: { x: 0, y: 0, width: 1920, height: 1080 } },
    { workArea: { x: 1920, y: 0, width: 1280, height: 720 } },
  ];
  it('has its title bar on a display, whatever was saved', () => {
    const bounds = fc.record({
      x: fc.integer({ min: -9000, max: 9000 }),
      y: fc.integer({ min: -9000, max: 9000 }),
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    });
    fc.assert(
      fc.property(bounds, (saved) => {
        const placed = placeWindow({ bounds: saved, maximized: false }, displays);
        expect(placed.width).toBeGreaterThanOrEqual(480);
        expect(placed.height).toBeGreaterThanOrEqual(400);
        const { x, y } = placed;
        if (x === undefined || y === undefined) return;
        expect(
          displays.some(
            ({ workArea: a }) => x < a.x + a.width && x + placed.width > a.x && y >= a.y && y < a.y + a.height,
          ),
        ).toBe(true);
      }),
    );
  });
  it('is refused when it is no place', () => {
    for (const value of [
      null,
      {},
      { maximized: 1, bounds: null },
      { maximized: true, bounds: {} },
      { maximized: true, bounds: { x: 0, y: 0, width: 0, height: 1 } },
      { maximized: true, bounds: { x: 1e9, y: 0, width: 1, height: 1 } },
      { maximized: true, bounds: { x: 0.5, y: 0, width: 9, height: 9 } },
    ]) {
      expect(() => checkWindowState(value)).toThrow(TypeError);
    }
  });
});

describe('files of a command line', () => {
  it('are absolute, options are not files, addresses are understood or skipped', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(
      filesOf(['a.heapsnapshot', '--flag', '-x', '', '/b c', 'file:///d%20e', 'file://host/share'], '/w').slice(0, 3),
    ).toEqual(['/w/a.heapsnapshot', '/b c', '/d e']);
    expect(warned).toHaveBeenCalledOnce();
    fc.assert(fc.property(fc.array(fc.string()), (args) => filesOf(args, '/w').every((path) => path.startsWith('/'))));
    warned.mockRestore();
  });
});

describe('our own arguments', () => {
  it('begin after the executable, or after the script and the switches before it', () => {
    expect(ownArguments(['/opt/heapdelta', 'a', '--x', 'b'], true)).toEqual(['a', '--x', 'b']);
    expect(
      ownArguments(['/n/electron', '--no-sandbox', '--user-data-dir=/t', '/w/main.mjs', 'a', '--x'], false),
    ).toEqual(['a', '--x']);
    expect(ownArguments(['/n/electron', '/w/main.mjs'], false)).toEqual([]);
  });
});

describe('words', () => {
  it('follow the choice, then the system', () => {
    expect(shellLang({ lang: 'ko' }, ['en-US'])).toBe('ko');
    expect(shellLang({ lang: null }, ['fr-FR', 'ko-KR', 'en-US'])).toBe('ko');
    expect(shellLang(null, ['en-GB', 'ko'])).toBe('en');
    expect(shellLang('x', ['de'])).toBe('en');
    expect(shellLang({ lang: 'xx' }, [])).toBe('en');
  });
  it('are all there in both languages', () => {
    const keys = (words: object): string[] =>
      Object.entries(words).flatMap(([k, value]) => (typeof value === 'object' ? keys(value as object) : [k]));
    expect(keys(WORDS.ko)).toEqual(keys(WORDS.en));
    for (const word of Object.values(WORDS.ko).filter((w): w is string => typeof w === 'string'))
      expect(word).toMatch(/[가-힣]/);
  });
});

describe('addresses a window may ask for', () => {
  it('are never of another host', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'ws', 'wss', 'file'] }),
        (url) => !mayRequest(url, true),
      ),
    );
  });
});
