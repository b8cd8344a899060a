// When never-settling-promise is recognised and when not. A function with a scope is not yet a resolver; nor is a promise that has settled.

import { neverSettlingPromise } from './never-settling-promise.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(neverSettlingPromise, {
  recognises: ['pending-replies', 'pending-replies-node26'],
  leaves: [
    ['closures-undo'],
    ['http-listeners-node20'],
    ['promise-chain'],
    ['worker-failed-replies'],
    ['pending-replies', { pendingPromises: [] }],
  ],
});
