// When bounded-cache is recognised and when not. A cache that does not know its bound keeps its links in plain arrays.

import { boundedCache } from './bounded-cache.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(boundedCache, {
  recognises: ['lru-bounded', 'lru-bounded-4'],
  leaves: [['lru-ttl-only'], ['slow-leak'], ['session-map-node20']],
});
