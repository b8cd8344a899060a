// When interceptors is recognised and when not. Listeners and routes are lists of functions as well.

import { interceptors } from './interceptors.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(interceptors, {
  recognises: ['axios-interceptors'],
  leaves: [
    ['http-listeners-node20'],
    ['express-routes'],
    [
      'axios-interceptors',
      { pathConstructors: ['Array', 'Object'], holderConstructor: 'Object', entryFields: { run: 'Function' } },
    ],
  ],
});
