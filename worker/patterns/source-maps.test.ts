// When source-maps is recognised and when not. Code compiled without a map has none.

import { sourceMaps } from './source-maps.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(sourceMaps, {
  recognises: ['source-maps'],
  leaves: [['compiled-filters'], ['require-cache'], ['lodash-memoize']],
});
