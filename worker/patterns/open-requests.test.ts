// When open-requests is recognised and when not. A connection keeps the request it began with; clients and agents have no requests of ours.

import { openRequests } from './open-requests.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(openRequests, {
  recognises: ['http-never-ended', 'http-never-ended-node24', 'sse-clients'],
  leaves: [
    ['pg-pool-per-request'],
    ['agent-per-request'],
    ['session-map-node20'],
    [
      'http-never-ended',
      { entryConstructor: 'Socket', inside: ['Socket'], entryConstructors: ['Socket'], entryFields: {} },
    ],
  ],
});
