// Folding a path: nothing is lost, ends stay, folds open.

import { describe, expect, it } from 'vitest';
import { foldHops } from './fold-hops.ts';

type Hop = 'engine' | 'property';
const LIMITS = { longest: 14, head: 2, tail: 8 };
const fold = (hops: readonly Hop[], open: readonly number[]) =>
  foldHops(hops, (hop) => hop === 'engine', new Set(open), LIMITS);
const shape = (hops: readonly Hop[], open: readonly number[] = []): string =>
  fold(hops, open)
    .map((l) => (l.kind === 'hop' ? `${l.index}` : `${l.kind}@${l.index}x${l.count}`))
    .join(' ');

describe('foldHops', () => {
  const hops = ['engine', 'engine', 'engine', 'property', 'engine', 'property', 'engine'] as const;

  it('folds runs of engine links, never the ends', () => {
    expect(shape(hops)).toBe('0 engine@1x2 3 engine@4x1 5 6');
  });

  it('opens a fold by its first hop', () => {
    expect(shape(hops, [1])).toBe('0 1 2 3 engine@4x1 5 6');
  });

  it('folds the middle of a long path and opens it', () => {
    const long = Array.from({ length: 30 }, () => 'property' as const);
    expect(shape(long)).toBe('0 1 middle@-1x20 22 23 24 25 26 27 28 29');
    expect(fold(long, [-1])).toHaveLength(30);
  });

  it('takes short and empty paths as they are', () => {
    expect(shape([])).toBe('');
    expect(shape(['engine'])).toBe('0');
  });
});
