// When pool-loans is recognised and when not. A Map keyed by requests lends nothing, nor does a pool's other Map.

import { poolLoans } from './pool-loans.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(poolLoans, {
  recognises: ['pool-borrowed'],
  leaves: [
    ['request-keyed-cache'],
    ['typed-pool'],
    ['pool-borrowed', { ownerName: '_allObjects' }],
    ['pool-borrowed', { packages: [], holderConstructor: 'Ledger' }],
  ],
});
