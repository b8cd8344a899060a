// When unbounded-cache is recognised and when not. A cache that knows its bound keeps its links in typed arrays.

import { unboundedCache } from './unbounded-cache.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(unboundedCache, {
  recognises: ['lru-ttl-only', 'lru-wrong-key', 'node-cache-forever', 'slow-leak'],
  leaves: [
    ['session-map-node20'],
    ['object-dictionary'],
    [
      'lru-ttl-only',
      { holderFields: { '#l': 'Uint16Array', '#u': 'Uint16Array' }, holderName: 'profiles', ownerName: '#t' },
    ],
  ],
});
