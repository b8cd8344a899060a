// When timers is recognised and when not. A timer within a connection is not its cause, and a path through the timer lists says nothing.

import { timers } from './timers.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(timers, {
  recognises: [
    'immediate-pollers',
    'immediate-pollers-node18',
    'interval-watchers-node20',
    'page-intervals',
    'polling-chain',
  ],
  leaves: [['page-prefetched'], ['express-session-node20'], ['nest-sessions'], ['two-leaks'], ['session-map-node20']],
});
