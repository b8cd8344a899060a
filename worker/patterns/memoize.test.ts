// When memoize is recognised and when not. A cache in a class is a cache.

import { memoize } from './memoize.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(memoize, {
  recognises: ['json-key-cache', 'lodash-memoize'],
  leaves: [
    ['lru-ttl-only'],
    ['slow-leak'],
    ['lodash-memoize', { pathConstructors: ['Map'], pathEdges: ['byId'], ownerConstructor: 'Map', ownerName: 'byId', holderConstructor: 'Index' }],
  ],
});
