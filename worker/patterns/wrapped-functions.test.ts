// When wrapped-functions is recognised and when not. A chain of objects that have functions, and functions side by side, are others.

import { wrappedFunctions } from './wrapped-functions.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(wrappedFunctions, {
  recognises: ['handler-wrapping', 'handler-wrapping-minified'],
  leaves: [['shared-closure-node24'], ['closures-undo'], ['http-listeners-node20']],
});
