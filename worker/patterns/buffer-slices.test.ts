// When buffer-slices is recognised and when not. One buffer that swells is no pile of slices, a typed array is on a store of its own, nor is an object that has a buffer among other things.

import { bufferSlices } from './buffer-slices.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(bufferSlices, {
  recognises: ['buffer-slices-node20', 'buffer-slices-node25'],
  leaves: [
    ['buffer-replaced'],
    ['typed-pool'],
    ['embeddings'],
    ['page-listeners'],
    ['session-map-node20', { entryFields: { data: 'Buffer' } }],
  ],
});
