// The way of the growth: followed while one child has most of it.

import { describe, expect, it } from 'vitest';
import type { PathTreeNode } from '../../../worker/report/types.ts';
import { growthChain } from './growth-chain.ts';

const node = (id: string | undefined, growth: number, children: readonly PathTreeNode[] = []): PathTreeNode => ({
  ...(id === undefined ? {} : { id }),
  edge: 'e',
  constructor: 'C',
  engine: false,
  countBySnapshot: [1, 1],
  bytesBySnapshot: [100, 100 + growth],
  children,
  omitted: 0,
});

describe('growthChain', () => {
  it('follows the child that grew most while it has half of the growth', () => {
    expect(
      growthChain(node('', 100, [node('a', 20), node('b', 70, [node('c', 60, [node('d', 40), node('e', 20)])])])),
    ).toEqual(['', 'b', 'c']);
  });

  it('uses places where a shared report has no ids', () => {
    expect(
      growthChain(node(undefined, 100, [node(undefined, 10), node(undefined, 90, [node(undefined, 80)])])),
    ).toEqual(['', '1', '1.0']);
  });

  it('stays at the root when nothing grew', () => {
    expect(growthChain(node('', 0, [node('a', 0)]))).toEqual(['']);
    expect(growthChain(node('', -5, [node('a', 5)]))).toEqual(['']);
  });
});
