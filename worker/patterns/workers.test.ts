// When workers is recognised and when not. Ports without a worker, and other handles.

import { workers } from './workers.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(workers, {
  recognises: ['worker-per-job'],
  leaves: [['message-channels'], ['udp-sockets'], ['file-watchers']],
});
