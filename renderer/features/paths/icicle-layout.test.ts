// The picture's geometry: nothing overlaps, sizes are in proportion, keys move where the eye expects.

import { describe, expect, it } from 'vitest';
import type { PathTreeNode } from '../../../worker/report/types.ts';
import { layoutIcicle, neighbour } from './icicle-layout.ts';

const node = (edge: string, from: number, to: number, children: readonly PathTreeNode[] = []): PathTreeNode => ({
  edge,
  constructor: 'X',
  engine: false,
  countBySnapshot: [1, 1],
  bytesBySnapshot: [from, to],
  children,
  omitted: 0,
});
const TREE = node('', 60, 100, [node('a', 20, 60, [node('b', 20, 40), node('c', 0, 20)]), node('d', 40, 30)]);
const boxes = layoutIcicle(TREE, 300, 200, 3, 'size');
const box = (edge: string) => boxes.find((b) => b.node.edge === edge)!;

describe('icicle', () => {
  it('gives each node a height in proportion to its bytes, and a column per level', () => {
    expect(box('')).toMatchObject({ x: 0, y: 0, width: 100, height: 200 });
    expect(box('a')).toMatchObject({ x: 100, width: 100, height: 120 });
    expect(box('d').height).toBeCloseTo(60);
    expect(box('c')).toMatchObject({ x: 200, height: 40 });
  });

  it('never draws two boxes of one column over each other', () => {
    for (const depth of [0, 1, 2]) {
      const column = boxes.filter((b) => b.depth === depth).sort((p, q) => p.y - q.y);
      column.slice(1).forEach((b, i) => expect(b.y).toBeGreaterThanOrEqual(column[i].y + column[i].height - 1e-9));
    }
  });

  it('gives each node a height in proportion to its growth when asked to, and none to what shrank', () => {
    const grown = layoutIcicle(TREE, 300, 200, 3, 'growth');
    expect(grown.map((b) => [b.node.edge, b.height])).toEqual([
      ['', 200],
      ['a', 200],
      ['b', 100],
      ['c', 100],
    ]);
  });

  it("knows each box's way through the data, whatever the drawn order", () => {
    const turned = layoutIcicle(node('', 60, 100, [TREE.children[1], TREE.children[0]]), 300, 200, 3, 'size');
    expect(turned.find((b) => b.node.edge === 'c')).toMatchObject({ place: '0.1', indexes: [1, 1] });
  });

  it('is hot where it grew, cold where it shrank', () => {
    expect(box('a').heat).toBe(1);
    expect(box('d').heat).toBeLessThan(0);
    expect(box('c').heat).toBeGreaterThan(0);
  });

  it('moves with the arrow keys', () => {
    const at = (edge: string, key: string): string | undefined => neighbour(boxes, box(edge).place, key)?.node.edge;
    expect(at('', 'ArrowRight')).toBe('a');
    expect(at('a', 'ArrowRight')).toBe('b');
    expect(at('b', 'ArrowDown')).toBe('c');
    expect(at('c', 'ArrowLeft')).toBe('a');
    expect(at('a', 'ArrowDown')).toBe('d');
    expect(at('d', 'ArrowUp')).toBe('a');
    expect(at('a', 'ArrowLeft')).toBe('');
    expect(at('d', 'ArrowDown')).toBeUndefined();
    expect(at('', 'ArrowLeft')).toBeUndefined();
  });
});
