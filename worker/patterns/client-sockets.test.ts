// When client-sockets is recognised and when not.

import { clientSockets } from './client-sockets.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(clientSockets, {
  recognises: ['client-socket-pairs'],
  leaves: [['keepalive-listeners'], ['client-socket-pairs', { pathConstructors: [], ownerKeptBy: [] }]],
});
