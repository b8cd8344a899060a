// When finalization-registry is recognised and when not. Weak references in a Map are another thing.

import { finalizationRegistry } from './finalization-registry.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(finalizationRegistry, {
  recognises: ['finalization-self'],
  leaves: [
    ['weakref-index'],
    ['finalization-self', { ownerConstructor: 'Map', holderConstructor: 'system / Context' }],
  ],
});
