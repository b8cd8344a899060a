// When listeners is recognised and when not. Functions in a plain list are callbacks of nobody's event.

import { listeners } from './listeners.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(listeners, {
  recognises: ['deno-event-target-node', 'http-listeners-node20', 'nest-request-scope', 'page-listeners', 'process-listeners'],
  leaves: [
    ['closures-undo'],
    ['pending-replies'],
    ['compiled-filters'],
    ['http-listeners-node20', { entryConstructor: 'Session', entryFields: {}, entryName: null }],
  ],
});
