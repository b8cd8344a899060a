// When weak-map-values is recognised and when not.

import { weakMapValues } from './weak-map-values.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(weakMapValues, {
  recognises: ['reactive-map-keys'],
  leaves: [['weakmap-lists'], ['session-map-node20']],
});
