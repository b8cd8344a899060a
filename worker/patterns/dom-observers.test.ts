// When dom-observers is recognised and when not. Listeners of a page are no observers.

import { domObservers } from './dom-observers.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(domObservers, {
  recognises: ['page-mutation-observers', 'page-preact-resize'],
  leaves: [
    ['page-listeners'],
    ['page-detached'],
  ],
});
