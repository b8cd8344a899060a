// When open-streams is recognised and when not. Sessions and lines of a log are no streams; open files and compression contexts are only closed.

import { openStreams } from './open-streams.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(openStreams, {
  recognises: ['log-transports', 'pipe-abandoned', 'streams-open'],
  leaves: [['file-handles'], ['zlib-contexts'], ['session-map-node20'], ['pino-buffer'], ['winston-memory']],
});
