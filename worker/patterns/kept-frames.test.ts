// When kept-frames is recognised and when not.

import { keptFrames } from './kept-frames.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(keptFrames, {
  recognises: ['page-iframes'],
  leaves: [['page-removed-rows'], ['page-detached']],
});
