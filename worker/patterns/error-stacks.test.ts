// When error-stacks is recognised and when not. A stack of calls in a mock is no error.

import { errorStacks } from './error-stacks.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(errorStacks, {
  recognises: ['error-stacks'],
  leaves: [
    ['route-patterns'],
    ['winston-memory'],
    ['error-stacks', { entryFields: { stack: '(string)', error: 'Object' } }],
  ],
});
