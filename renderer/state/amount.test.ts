// Sizes as people type them.

import { describe, expect, it } from 'vitest';
import { parseSize } from './amount.ts';

describe('a typed size', () => {
  it.each([
    ['4 GB', 4e9],
    ['512mb', 512e6],
    ['1.5 GiB', 1.5 * 1024 ** 3],
    ['2,048 MB', 2048e6],
    ['1000', 1000],
  ])('%s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', 'GB', '4 pigs', '-3 MB', '0', '1e9', '4 GB 2', '__proto__', '1 constructor'])('%s is none', (text) => {
    expect(parseSize(text)).toBeNull();
  });
});
