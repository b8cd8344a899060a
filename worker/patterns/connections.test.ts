// When connections is recognised and when not. Sockets that only the runtime keeps are handles.

import { connections } from './connections.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(connections, {
  recognises: ['socketio-presence', 'ws-connections'],
  leaves: [['udp-sockets'], ['pg-pool-per-request'], ['ws-connections', { entryFields: { room: '(string)' } }]],
});
