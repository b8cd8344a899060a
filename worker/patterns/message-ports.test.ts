// When message-ports is recognised and when not. Other handles, and workers with their ports.

import { messagePorts } from './message-ports.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(messagePorts, {
  recognises: ['message-channels'],
  leaves: [['worker-per-job'], ['udp-sockets'], ['file-watchers']],
});
