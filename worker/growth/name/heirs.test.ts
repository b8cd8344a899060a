// Whom an object that others were made of belongs to.

import { expect, it } from 'vitest';
import { draw } from '../../../fixtures/draw/draw.ts';
import { buildHeap, findOrdinalById } from '../../heap/index.ts';
import { heirsOf } from './heirs.ts';

const heap = buildHeap(
  draw(
    [
      '^module -> system / Context @5 32B',
      '  $redis -> Client @7 100B',
      '    .__proto__ -> Client @9 100B',
      // A file stream as graceful-fs makes it: `ReadStream.prototype = Object.create(fs.ReadStream.prototype)`.
      '  $stream -> ReadStream @11 100B',
      '    .__proto__ -> ReadStream @13 100B',
      '  $ReadStream -> closure ReadStream @15 64B',
      '    .prototype -> @13',
      '',
    ].join('\n'),
  ),
);

it('an object belongs to what was made of it', () => {
  expect(heirsOf(heap, findOrdinalById(heap, 9), 64)).toEqual([findOrdinalById(heap, 7)]);
});

it('a prototype belongs to its class, not to what the class makes', () => {
  expect(heirsOf(heap, findOrdinalById(heap, 13), 64)).toEqual([]);
});
