// When object-keyed-cache is recognised and when not. Texts as keys are found again, and a pool finds its loans by the very object.

import { objectKeyedCache } from './object-keyed-cache.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(objectKeyedCache, {
  recognises: ['request-keyed-cache'],
  leaves: [
    ['pool-borrowed'],
    ['session-map-node20'],
    ['fastify-decorate'],
    ['request-keyed-cache', { keyConstructor: null }],
  ],
});
