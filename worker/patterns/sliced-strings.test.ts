// When sliced-strings is recognised and when not. Joined strings keep their pieces, not a parent.

import { slicedStrings } from './sliced-strings.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(slicedStrings, {
  recognises: ['regexp-matches', 'sliced-strings'],
  leaves: [['string-array-node20'], ['set-seen'], ['string-appended']],
});
