// When module-cache is recognised and when not. Plain dictionaries of files are no modules, and neither is what hangs from the loader by chance.

import { moduleCache } from './module-cache.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(moduleCache, {
  recognises: ['import-query', 'require-cache'],
  leaves: [
    ['object-dictionary'],
    ['proxy-chain'],
    ['require-cache', { entryFields: { id: '(string)' }, inside: ['Rule'] }],
  ],
});
