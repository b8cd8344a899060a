// When vm-contexts is recognised and when not. A formatter of Intl is not a realm.

import { vmContexts } from './vm-contexts.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(vmContexts, {
  recognises: ['vm-contexts'],
  leaves: [
    ['session-map-node20'],
    ['compiled-filters'],
    ['vm-contexts', { entryFields: {}, inside: ['Object', 'Math'] }],
  ],
});
