import { describe, expect, it } from 'vitest';
import { collectList, onePerFile, parseBytes, parseShare, parseTime, parseWhole } from './parse.ts';
import { readSettings } from './settings.ts';
import type { Terminal } from './settings.ts';

const terminal = (more: Partial<Terminal> = {}): Terminal => ({
  env: {},
  stdoutIsTty: true,
  stdoutColumns: 132,
  stderrColumns: 120,
  systemLocale: 'en-US',
  ...more,
});

describe('a terminal that says it has no columns', () => {
  it('gets those of a pipe, on either stream', () => {
    expect(readSettings([], terminal({ stdoutColumns: 0, stderrColumns: 0 }))).toMatchObject({
      columns: 80,
      progressColumns: 80,
    });
    expect(readSettings([], terminal({ stderrColumns: undefined }))).toMatchObject({ progressColumns: 132 });
  });
});

describe('settings', () => {
  it('the language comes from the flag, then the environment, then the system', () => {
    expect(readSettings(['diff', '--lang', 'ko'], terminal()).lang).toBe('ko');
    expect(readSettings(['--lang=ko'], terminal({ env: { LANG: 'en_US.UTF-8' } })).lang).toBe('ko');
    expect(readSettings([], terminal({ env: { LANG: 'ko_KR.UTF-8' } })).lang).toBe('ko');
    expect(readSettings([], terminal({ env: { LC_ALL: 'C', LANG: 'ko_KR.UTF-8' } })).lang).toBe('en');
    expect(readSettings([], terminal({ systemLocale: 'ko-KR' })).lang).toBe('ko');
    expect(() => readSettings(['--lang', 'fr'], terminal())).toThrowError('cli.usage.oneOf');
    expect(readSettings(['--', '--lang'], terminal()).lang).toBe('en');
  });

  it('the width is the terminal, 80 when piped, or what was asked', () => {
    expect(readSettings([], terminal()).columns).toBe(132);
    expect(readSettings([], terminal({ stdoutColumns: undefined, stdoutIsTty: false })).columns).toBe(80);
    expect(readSettings(['--width', '100'], terminal()).columns).toBe(100);
    expect(() => readSettings(['--width', 'wide'], terminal())).toThrowError('cli.usage.whole');
  });

  it('colours follow the terminal, NO_COLOR and --no-color', () => {
    expect(readSettings([], terminal()).colors).toBe(true);
    expect(readSettings(['--no-color'], terminal()).colors).toBe(false);
    expect(readSettings([], terminal({ env: { NO_COLOR: '1' } })).colors).toBe(false);
    expect(readSettings([], terminal({ env: { TERM: 'dumb' } })).colors).toBe(false);
    expect(readSettings([], terminal({ stdoutIsTty: false })).colors).toBe(false);
    expect(readSettings([], terminal({ stdoutIsTty: false, env: { FORCE_COLOR: '1' } })).colors).toBe(true);
  });
});

describe('option values', () => {
  it.each([
    ['5MB', 5e6],
    ['1.5 GB', 1.5e9],
    ['512kB', 512_000],
    ['64MiB', 67_108_864],
    ['4g', 4e9],
    ['1000', 1000],
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseBytes(text, '--x')).toBe(bytes);
  });

  it.each(['', 'MB', '-5MB', '5 MBs', '5,5MB', '1e9', 'Infinity'])('%j is no size', (text) => {
    expect(() => parseBytes(text, '--x')).toThrowError('cli.usage.size');
  });

  it('a size beyond all numbers is none', () => {
    expect(() => parseBytes(`${'9'.repeat(400)}MB`, '--x')).toThrowError('cli.usage.size');
  });

  it('shares, whole numbers, times and lists', () => {
    expect(parseShare('1%', '--x')).toBe(0.01);
    expect(parseShare('0.5', '--x')).toBe(0.5);
    expect(() => parseShare('2', '--x')).toThrowError('cli.usage.share');
    expect(() => parseWhole('0', '--x', 1)).toThrowError('cli.usage.whole');
    expect(parseTime('2026-11-21T10:00Z', '--at')).toBe('2026-11-21T10:00:00.000Z');
    expect(() => parseTime('noon', '--at')).toThrowError('cli.usage.time');
    const add = collectList((text) => parseBytes(text, '--rss'));
    expect(add('3MB', add('1MB, 2MB', undefined))).toEqual([1e6, 2e6, 3e6]);
    expect(() => onePerFile([1], 2, '--rss')).toThrowError('cli.usage.onePerFile');
    expect(onePerFile(undefined, 1, '--rss')).toBeUndefined();
  });
});
