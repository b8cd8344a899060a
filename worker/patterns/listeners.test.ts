// When listeners is recognised and when not. Functions in a plain list are callbacks of nobody's event.

import { listeners } from './listeners.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(listeners, {
  recognises: [
    'deno-event-target',
    'deno-event-target-node',
    'diagnostics-subscribe',
    'http-listeners-node20',
    'keepalive-listeners',
    'once-race',
    'once-race-node18',
  ],
  leaves: [
    ['closures-undo'],
    ['pending-replies'],
    ['worker-failed-replies'],
    ['compiled-filters'],
    ['http-listeners-node20', { entryConstructor: 'Session', entryFields: {}, entryName: null }],
  ],
});
