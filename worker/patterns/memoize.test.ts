// When memoize is recognised and when not. A cache in a class is a cache, a `Hash` may be one of node:crypto, and `memory` is no memo.

import { memoize } from './memoize.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(memoize, {
  recognises: ['json-key-cache', 'lodash-memoize'],
  leaves: [
    ['upload-digests'],
    ['upload-digests', { ownerName: 'memory' }],
    ['lru-ttl-only'],
    ['slow-leak'],
    [
      'lodash-memoize',
      {
        pathConstructors: ['Map'],
        pathEdges: ['byId'],
        ownerConstructor: 'Map',
        ownerName: 'byId',
        holderConstructor: 'Index',
      },
    ],
  ],
});
