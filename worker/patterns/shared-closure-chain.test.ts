// When shared-closure-chain is recognised and when not. A chain by fields and one of promises are others.

import { sharedClosureChain } from './shared-closure-chain.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(sharedClosureChain, {
  recognises: ['shared-closure', 'shared-closure-node24'],
  leaves: [['linked-versions'], ['promise-chain'], ['closures-undo'], ['fastq-stuck']],
});
