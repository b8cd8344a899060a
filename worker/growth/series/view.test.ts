// What the ranking calls a node.

import { describe, expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, kindsOf } from '../../heap/index.ts';
import { NameTable } from './names.ts';
import { survivorsById } from './survivors.ts';
import { IdIndex } from './ids.ts';
import { SeriesView } from './view.ts';

describe('the name of a DOM node', () => {
  it('tells whether it is detached, also where the state is inherited', () => {
    const heaps = [1, 2].map(() =>
      buildHeap(
        draw(`
^1 -> Window @3
  .gone -> native <div id="a"> @5 detached
    {child} -> native Text @7
  .here -> native <p> @11 attached
    {child} -> native Text @13
`),
      ),
    );
    const kinds = heaps.map((heap) => kindsOf(heap));
    const names = new NameTable(heaps.map((heap) => heap.columns));
    const view = new SeriesView(
      heaps,
      kinds,
      names,
      survivorsById(
        heaps,
        kinds,
        names,
        heaps.map((heap, i) => (i === 0 ? null : new IdIndex(heap.columns))),
      ),
    );
    expect([2, 3, 4, 5].map((node) => view.keyName(view.entryKey(1, node)))).toEqual([
      'Detached <div>',
      'Detached Text',
      '<p>',
      'Text',
    ]);
  });
});
