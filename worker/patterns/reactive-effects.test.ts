// When reactive-effects is recognised and when not. Subscriptions of other libraries are theirs.

import { reactiveEffects } from './reactive-effects.ts';
import { expect, it } from 'vitest';
import { factsOf } from './testing/captured.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(reactiveEffects, {
  recognises: ['mobx-autoruns', 'vue-effects', 'page-svelte-derived'],
  leaves: [['rxjs-subscriptions'], ['http-listeners-node20'], ['linked-versions']],
});

it('says what ends a reaction in the words of the library that has it', () => {
  expect(reactiveEffects.variantOf?.(factsOf('mobx-autoruns'))).toBe('mobx');
  expect(reactiveEffects.variantOf?.(factsOf('vue-effects'))).toBeNull();
});
