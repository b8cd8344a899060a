// When suspended-generators is recognised and when not. Work that awaits is no generator in the program's eyes.

import { suspendedGenerators } from './suspended-generators.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(suspendedGenerators, {
  recognises: ['generators-held'],
  leaves: [['pending-replies'], ['async-local-storage-node20']],
});
