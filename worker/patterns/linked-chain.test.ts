// When linked-chain is recognised and when not. A list may be long without being linked.

import { linkedChain } from './linked-chain.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(linkedChain, {
  recognises: ['als-enterwith', 'als-enterwith-node24', 'error-causes', 'linked-versions', 'proxy-chain'],
  leaves: [['queue-fills'], ['string-appended'], ['linked-versions', { growthKind: 'width' }]],
});
