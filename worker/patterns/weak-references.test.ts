// When weak-references is recognised and when not. What a registry holds is no weak reference.

import { weakReferences } from './weak-references.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(weakReferences, {
  recognises: ['weakref-index'],
  leaves: [['finalization-self'], ['weakmap-lists']],
});
