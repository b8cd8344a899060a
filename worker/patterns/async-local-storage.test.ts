// When async-local-storage is recognised and when not. Pending work without a store is only pending.

import { asyncLocalStorage } from './async-local-storage.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(asyncLocalStorage, {
  recognises: ['async-local-storage-node20', 'async-local-storage-node24'],
  leaves: [
    ['pending-replies'],
    ['promise-chain'],
    [
      'async-local-storage-node20',
      {
        entryFields: { '(slot)': 'Promise', '(slot).reactions_or_result': 'Function' },
        inside: ['Function', 'Promise'],
      },
    ],
  ],
});
