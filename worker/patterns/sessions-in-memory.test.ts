// When sessions-in-memory is recognised and when not. Carts, visitors and messages are no sessions, nor is one of music.

import { sessionsInMemory } from './sessions-in-memory.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(sessionsInMemory, {
  recognises: [
    'express-session-node20',
    'express-session-node24',
    'nest-sessions',
    'nest-worker',
    'session-map-node20',
  ],
  leaves: [
    ['jam-recordings'],
    ['minified-sessions'],
    ['socketio-presence'],
    ['nested-maps'],
    [
      'session-map-node20',
      { ownerName: 'orders', entryConstructor: 'Order', holderName: 'book', holderConstructor: 'OrderBook' },
    ],
  ],
});
