import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, slim, type Heap } from '../../heap/index.ts';
import { readColumns, writeRichPair } from '../../heap/testing/real-snapshots.ts';
import type { PathTreeNode } from '../../report/types.ts';
import { PathTree, type PathNode } from './path-tree.ts';

function show(tree: PathTree, id = '', indent = ''): string[] {
  return [...tree.children(id)]
    .sort((a, b) => (a.edge < b.edge ? -1 : 1))
    .flatMap((node) => [
      `${indent}${node.edge}: ${node.constructor} ×${node.countBySnapshot.join(',')} ${node.bytesBySnapshot.join(',')}`,
      ...show(tree, node.id, `${indent}  `),
    ]);
}

/** Deepest law of the tree: children never hold more than their parent, in any snapshot. */
function expectParts(tree: PathTree, node: PathNode, budget: { left: number }): void {
  if (budget.left-- <= 0) return;
  const children = tree.children(node.id);
  node.bytesBySnapshot.forEach((bytes, snapshot) => {
    const inside = children.reduce((sum, child) => sum + child.bytesBySnapshot[snapshot], 0);
    if (inside > bytes) throw new Error(`${node.edge}: ${node.constructor}: children hold ${inside} of ${bytes}`);
  });
  for (const child of [...children].sort((a, b) => Math.max(...b.bytesBySnapshot) - Math.max(...a.bytesBySnapshot)))
    expectParts(tree, child, budget);
}

describe('drawn heaps', () => {
  test('storage, scopes and engine objects are looked through; entries are one node; growth shows per snapshot', () => {
    const store = (entries: number): Heap =>
      buildHeap(
        draw(`
^1 -> global @3 10B
  .handle -> closure handle @5 10B
    {context} -> system / Context @7 10B
      $sessions -> Map @9 10B
        {table} -> array @11 10B
${Array.from({ length: entries }, (_, i) => `          {${i}} -> Session @${101 + i * 2} 10B`).join('\n')}
    {shared} -> code handle @13 100B
`),
      );
    expect(show(new PathTree([store(1), store(3)]))).toEqual([
      'global: global ×1,1 160,180',
      '  handle: Function ×1,1 150,170',
      '    (engine): (engine) ×1,1 100,100',
      '    sessions: Map ×1,1 30,50',
      '      []: Session ×1,3 10,30',
    ]);
  });

  test('a linked chain is one node that counts its links', () => {
    const chain = (length: number): string =>
      Array.from({ length }, (_, i) => `${'  '.repeat(i + 1)}.${i === 0 ? 'head' : 'next'} -> Task 10B`).join('\n');
    const heaps = [2, 5].map((length) => buildHeap(draw(`^g -> global @3 0B\n${chain(length)}\n`)));
    expect(show(new PathTree(heaps))).toEqual([
      'g: global ×1,1 20,50',
      '  head: Task ×1,1 20,50',
      '    next: Task ×1,4 10,40',
    ]);
  });

  test('nested arrays are no chain, and lose no bytes', () => {
    const heap = buildHeap(draw('^g -> global 0B\n  .list -> Array 1B\n    [0] -> Array 2B\n      [0] -> Array 4B\n'));
    expect(show(new PathTree([heap]))).toEqual([
      'g: global ×1 7',
      '  list: Array ×1 7',
      '    []: Array ×1 6',
      '      []: Array ×1 4',
    ]);
  });

  test('a dictionary folds its keys, also in the snapshot where it was still small', () => {
    const users = (count: number): Heap =>
      buildHeap(
        draw(
          `^g -> global 0B\n  .users -> Users 1B\n${Array.from(
            { length: count },
            (_, i) => `    .user${i} -> User 10B`,
          ).join('\n')}\n`,
        ),
      );
    expect(show(new PathTree([users(3), users(100)]))).toEqual([
      'g: global ×1,1 31,1001',
      '  users: Users ×1,1 31,1001',
      '    []: User ×3,100 30,1000',
    ]);
  });

  test('what is held from two places below its dominator is said to be', () => {
    const heap = buildHeap(
      draw('^g -> global 0B\n  .a -> A 1B\n    .it -> Shared @99 8B\n  .b -> B 1B\n    .it -> @99\n'),
    );
    expect(show(new PathTree([heap]))).toEqual(['g: global ×1 10', '  a: A ×1 1', '  b: B ×1 1', '  …it: Shared ×1 8']);
  });
});

describe('a real pair', () => {
  let heaps: readonly Heap[];
  let folder: string;
  beforeAll(async () => {
    const files = await writeRichPair(300);
    folder = path.dirname(files[0]);
    heaps = await Promise.all(files.map(async (file) => buildHeap(await readColumns(file))));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the root holds every byte and no node holds less than its children', () => {
    const tree = new PathTree(heaps);
    expect(tree.root.bytesBySnapshot).toEqual(heaps.map((heap) => heap.totalShallowBytes));
    expectParts(tree, tree.root, { left: 3000 });
  });

  test('the sessions are found under the names of the program', () => {
    const tree = new PathTree(heaps);
    const at = (...edges: readonly string[]): PathNode =>
      edges.reduce<PathNode>((node, edge) => {
        const child = tree.children(node.id).find((candidate) => candidate.edge === edge);
        if (child === undefined)
          throw new Error(
            `no ${edge} under ${node.edge}: ${tree
              .children(node.id)
              .map((c) => c.edge)
              .join()}`,
          );
        return child;
      }, tree.root);
    const shape = at('global', 'held', 'extra', '[]');
    expect(shape).toMatchObject({ constructor: '{extra, other}', countBySnapshot: [0, 40] });
    expect(tree.node(shape.id)).toBe(shape);
    expect(new PathTree(heaps).node(shape.id)).toEqual(shape);
  });

  test('a slimmed heap gives the same tree', () => {
    const cut = (list: ConstructorParameters<typeof PathTree>[0]): PathTreeNode | null =>
      new PathTree(list).cut('', 6, 0.001);
    expect(cut([slim(heaps[0]), heaps[1]])).toEqual(cut(heaps));
  });

  test('a tree compared with itself has not grown; turned around it mirrors', () => {
    const grown = (node: PathTreeNode): number[] => [
      node.bytesBySnapshot[1] - node.bytesBySnapshot[0],
      ...node.children.flatMap(grown),
    ];
    const same = new PathTree([heaps[0], heaps[0]]).cut('', 5, 0);
    expect(same === null ? [1] : grown(same).filter((bytes) => bytes !== 0)).toEqual([]);
    const forth = new PathTree(heaps);
    const back = new PathTree([heaps[1], heaps[0]]);
    const children = (tree: PathTree): (readonly number[])[] =>
      tree
        .children('')
        .map((node) => node.bytesBySnapshot)
        .sort((a, b) => b[0] + b[1] - a[0] - a[1]);
    expect(children(back).map(([a, b]) => [b, a])).toEqual(children(forth));
  });

  test('the tree for a report shows the growth itself', () => {
    const find = (node: PathTreeNode): PathTreeNode | undefined =>
      node.constructor === 'Session' ? node : node.children.map(find).find((found) => found !== undefined);
    // Held by the Map and by an entry of `byName`, whose property has the only name. What is below a five-hundredth of the heap is only counted.
    expect(find(new PathTree(heaps).forReport())).toMatchObject({ edge: '…session', countBySnapshot: [200, 300] });
  });

  test('a cut tree says what it leaves out', () => {
    const tree = new PathTree(heaps);
    const shallow = tree.cut('', 1, 0.01);
    expect(shallow?.children.length).toBeGreaterThan(0);
    expect((shallow?.children.length ?? 0) + (shallow?.omitted ?? 0)).toBe(tree.children('').length);
    expect(tree.cut('nowhere', 1, 0)).toBeNull();
    const limited = tree.cut('', 9, 0, 10);
    const size = (node: PathTreeNode): number => node.children.reduce((sum, child) => sum + size(child), 1);
    expect(limited === null ? 0 : size(limited)).toBe(10);
  });
});
