// When performance-observers is recognised and when not. Observers of nodes are another pattern, marks and measures, too.

import { performanceObservers } from './performance-observers.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(performanceObservers, {
  recognises: ['perf-observers', 'tenant-registries'],
  leaves: [
    ['page-mutation-observers'],
    ['page-preact-resize'],
    ['perf-observers', { entryConstructor: 'RequestTiming', entryConstructors: ['RequestTiming'] }],
  ],
});
