// When routes-at-run-time is recognised and when not. An application that uses Express and keeps sessions adds no routes.

import { routesAtRunTime } from './routes-at-run-time.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(routesAtRunTime, {
  recognises: ['express-routes'],
  leaves: [['express-session-node20'], ['nest-sessions'], ['http-listeners-node20']],
});
