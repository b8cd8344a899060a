// When growing-buffer is recognised and when not. Many buffers are a collection.

import { growingBuffer } from './growing-buffer.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(growingBuffer, {
  recognises: ['buffer-replaced'],
  leaves: [['buffer-slices-node20'], ['string-appended'], ['number-array']],
});
