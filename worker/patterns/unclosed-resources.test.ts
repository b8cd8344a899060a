// When unclosed-resources is recognised and when not. A class of the program's with such a name is its own, and a stream is read to its end.

import { testPattern } from './testing/pattern-test.ts';
import { unclosedResources } from './unclosed-resources.ts';

testPattern(unclosedResources, {
  recognises: ['file-handles', 'zlib-contexts'],
  leaves: [['streams-open'], ['pipe-abandoned'], ['file-handles', { entryFile: 'files.mjs' }]],
});
