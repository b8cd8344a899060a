// When dom-observers is recognised and when not. Listeners of a page are no observers, and Node's watch no nodes.

import { domObservers } from './dom-observers.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(domObservers, {
  recognises: ['page-mutation-observers', 'page-preact-resize'],
  leaves: [['perf-observers'], ['tenant-registries'], ['page-listeners'], ['page-detached']],
});
