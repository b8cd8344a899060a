// When string-building is recognised and when not. Many strings are a collection.

import { stringBuilding } from './string-building.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(stringBuilding, {
  recognises: ['exports-text', 'room-transcripts', 'string-appended'],
  leaves: [['string-array-node20'], ['sliced-strings'], ['buffer-replaced']],
});
