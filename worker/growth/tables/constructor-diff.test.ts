// Rows of one class in several scripts: own rows within one snapshot and one process, one row across processes.

import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { expect, test } from 'vitest';
import { buildHeap, type Heap } from '../../heap/index.ts';
import { classInTwoScripts } from '../../heap/testing/odd-files.ts';
import { diffConstructors, reportConstructors } from './constructor-diff.ts';

async function chain(length: number): Promise<Heap> {
  const bytes = new TextEncoder().encode(JSON.stringify(classInTwoScripts(length)));
  return buildHeap(
    await parseSnapshot(
      (async function* () {
        yield bytes;
      })(),
    ),
  );
}

const things = (heaps: readonly Heap[], identity: Parameters<typeof diffConstructors>[1]): readonly unknown[] =>
  reportConstructors(diffConstructors(heaps, identity))
    .filter(({ name }) => name === 'Thing')
    .map(({ countBySnapshot, retainedBytesBySnapshot, script }) => [countBySnapshot, retainedBytesBySnapshot, script]);

test('a single snapshot has the rows of DevTools, each with its script', async () => {
  expect(things([await chain(4)], 'unknown')).toEqual([
    [[2], [96], { id: 3, line: 11, column: 5 }],
    [[2], [72], { id: 4, line: 11, column: 5 }],
  ]);
});

test('so has a series of one process', async () => {
  expect(things([await chain(4), await chain(6)], 'same-process')).toEqual([
    [[2, 3], [96, 144], { id: 3, line: 11, column: 5 }],
    [[2, 3], [72, 120], { id: 4, line: 11, column: 5 }],
  ]);
});

test('rows merged across processes retain what they retain together, never the sum', async () => {
  expect(things([await chain(4), await chain(6)], 'different-processes')).toEqual([[[4, 6], [96, 144], undefined]]);
});

test('a row that no other prints like says no script', async () => {
  expect(things([await chain(1)], 'unknown')).toEqual([[[1], [24], undefined]]);
});
