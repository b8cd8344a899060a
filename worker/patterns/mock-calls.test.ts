// When mock-calls is recognised and when not. Errors with stacks and objects with arguments are no calls of a mock.

import { mockCalls } from './mock-calls.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(mockCalls, {
  recognises: ['mock-calls'],
  leaves: [['error-stacks'], ['pending-replies'], ['axios-interceptors']],
});
