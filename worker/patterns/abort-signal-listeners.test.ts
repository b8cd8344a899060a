// When abort-signal-listeners is recognised and when not. Listeners of other event targets and emitters are no signal's.

import { abortSignalListeners } from './abort-signal-listeners.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(abortSignalListeners, {
  recognises: ['abort-any', 'abort-signal'],
  leaves: [
    ['deno-event-target-node'],
    ['http-listeners-node20'],
    [
      'abort-signal',
      {
        ownerConstructor: 'EventTarget',
        ownerFields: {},
        holderFields: {},
        holderConstructor: 'Bus',
        dominatedBy: ['Map', 'EventTarget'],
        pathConstructors: ['(GC roots)', 'EventTarget', 'Listener'],
        ownerKeptBy: [],
      },
    ],
  ],
});
