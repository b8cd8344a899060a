// Names of owners, where what somebody named is not what the entries hang from.

import { describe, expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, findOrdinalById, kindsOf } from '../../heap/index.ts';
import { Namer } from './links.ts';
import { nameOwner } from './owner.ts';

describe('an element that hangs from its siblings', () => {
  it('is known by the one that all of them were appended to', () => {
    const heap = buildHeap(
      draw(
        [
          '^module -> system / Context @5 32B',
          '  $root -> native <main> @7 100B attached',
          // Blink has the first child from its parent, each of the others from the one before it.
          '    [5] -> native <section> @9 200B attached',
          '      [7] -> native <section> @11 200B attached',
          '        [7] -> native <section> @13 200B attached',
          '          [4] -> native <div> @15 300B attached',
          '',
        ].join('\n'),
      ),
    );
    const namer = new Namer(heap, kindsOf(heap), () => false);
    const last = findOrdinalById(heap, 13);
    expect(nameOwner(namer, last)).toMatchObject({
      node: findOrdinalById(heap, 7),
      name: 'root',
      constructor: '<main>',
    });
  });
});
