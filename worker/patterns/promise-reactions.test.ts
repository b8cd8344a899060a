// When promise-reactions is recognised and when not. Promises in a Map wait for others, not others for one of them.

import { promiseReactions } from './promise-reactions.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(promiseReactions, {
  recognises: ['race-shutdown', 'race-shutdown-node20'],
  leaves: [
    ['pending-replies'],
    ['promise-chain'],
    ['race-shutdown', { ownerFields: { reactions_or_result: '(value)' } }],
  ],
});
