// When animation-frames is recognised and when not.

import { animationFrames } from './animation-frames.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(animationFrames, {
  recognises: ['page-animation-loops'],
  leaves: [['page-intervals'], ['page-listeners']],
});
