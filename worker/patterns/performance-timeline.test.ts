// When performance-timeline is recognised and when not. A list of measurements of one's own is a list.

import { performanceTimeline } from './performance-timeline.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(performanceTimeline, {
  recognises: ['performance-marks'],
  leaves: [['number-array'], ['string-array-node20']],
});
