// When closure-scope is recognised and when not. Listeners keep scopes, too, but their cause is another; and a function without a scope of its own keeps none.

import { closureScope } from './closure-scope.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(closureScope, {
  recognises: ['accessor-flags', 'class-factory', 'closures-undo', 'debounce-per-user'],
  leaves: [['http-listeners-node20'], ['compiled-filters'], ['closures-undo', { heavyVariable: null }]],
});
