// When number-array is recognised and when not. An array of objects is a collection, a buffer a buffer.

import { numberArray } from './number-array.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(numberArray, {
  recognises: ['number-array', 'number-array-node26'],
  leaves: [['queue-fills'], ['buffer-replaced'], ['string-appended']],
});
