// When growing-document is recognised and when not. What has left the document does not make it grow.

import { growingDocument } from './growing-document.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(growingDocument, {
  recognises: ['page-style-tags'],
  leaves: [
    ['page-detached'],
    ['page-listeners'],
    ['page-window-array'],
    // A server's rules, of a class that jss wrote.
    ['page-style-tags', { entryConstructor: 'StyleRule', entryFile: 'jss/lib/rules/StyleRule.js' }],
  ],
});
