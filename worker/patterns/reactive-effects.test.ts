// When reactive-effects is recognised and when not. Subscriptions of other libraries are theirs.

import { reactiveEffects } from './reactive-effects.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(reactiveEffects, {
  recognises: ['mobx-autoruns', 'vue-effects', 'page-svelte-derived'],
  leaves: [['rxjs-subscriptions'], ['http-listeners-node20'], ['linked-versions']],
});
