// When log-buffer is recognised and when not. Lines of text in an array may be anything.

import { logBuffer } from './log-buffer.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(logBuffer, {
  recognises: ['pino-buffer', 'winston-memory'],
  leaves: [
    ['string-array-node20'],
    ['error-stacks'],
    ['log-transports'],
    ['winston-memory', { holderFields: { lines: 'Array' }, holderConstructor: 'Report', packages: [] }],
  ],
});
