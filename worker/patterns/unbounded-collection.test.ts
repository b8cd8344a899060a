// When unbounded-collection is recognised and when not. One thing that swells and a chain are no collections.

import { unboundedCollection } from './unbounded-collection.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(unboundedCollection, {
  recognises: ['bigint-seen', 'bun-carts-deno', 'column-store', 'comment-tree', 'di-scopes'],
  leaves: [['string-appended'], ['buffer-replaced'], ['linked-versions']],
});
