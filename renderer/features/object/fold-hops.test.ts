// Folding a path: nothing is lost, ends stay, folds open.

import { describe, expect, it } from 'vitest';
import type { EdgeRow } from '../../../worker/engine-api.ts';
import { foldHops } from './fold-hops.ts';

const hop = (edgeKind: EdgeRow['edgeKind'], engine = false): EdgeRow => ({
  objectId: 1, constructor: 'A', type: 'object', preview: '', shallowBytes: 0, retainedBytes: 0, distance: 0, survived: null, detached: false, edge: 'e', edgeKind, engine, expandable: true,
});
const shape = (hops: readonly EdgeRow[], open: readonly number[] = []): string =>
  foldHops(hops, new Set(open)).map((l) => (l.kind === 'hop' ? `${l.index}` : `${l.kind}@${l.index}x${l.count}`)).join(' ');

describe('foldHops', () => {
  const hops = [hop('internal'), hop('internal'), hop('hidden'), hop('property'), hop('property', true), hop('entry'), hop('internal')];

  it('folds runs of engine links, never the ends', () => {
    expect(shape(hops)).toBe('0 engine@1x2 3 engine@4x1 5 6');
  });

  it('opens a fold by its first hop', () => {
    expect(shape(hops, [1])).toBe('0 1 2 3 engine@4x1 5 6');
  });

  it('folds the middle of a long path and opens it', () => {
    const long = Array.from({ length: 30 }, () => hop('property'));
    expect(shape(long)).toBe('0 1 middle@-1x20 22 23 24 25 26 27 28 29');
    expect(foldHops(long, new Set([-1]))).toHaveLength(30);
  });

  it('takes short and empty paths as they are', () => {
    expect(shape([])).toBe('');
    expect(shape([hop('internal')])).toBe('0');
  });
});
