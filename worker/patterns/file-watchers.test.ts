// When file-watchers is recognised and when not. Other handles are kept in the same way.

import { fileWatchers } from './file-watchers.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(fileWatchers, {
  recognises: ['file-watchers', 'fs-watchers'],
  leaves: [['udp-sockets'], ['message-channels']],
});
