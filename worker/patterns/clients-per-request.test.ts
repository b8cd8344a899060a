// When clients-per-request is recognised and when not. Sockets of visitors are not clients of ours.

import { clientsPerRequest } from './clients-per-request.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(clientsPerRequest, {
  recognises: ['agent-per-request', 'ioredis-per-request', 'mongo-per-request', 'pg-pool-per-request', 'undici-agents'],
  leaves: [['http-never-ended'], ['ws-connections'], ['udp-sockets'], ['session-map-node20', { packages: ['pg'] }]],
});
