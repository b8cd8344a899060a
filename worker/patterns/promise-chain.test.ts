// When promise-chain is recognised and when not. A chain of versions is no chain of promises.

import { promiseChain } from './promise-chain.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(promiseChain, {
  recognises: ['promise-chain', 'promise-chain-node22'],
  leaves: [['linked-versions'], ['fastq-stuck'], ['pending-replies']],
});
