// When detached-dom is recognised and when not. Elements of the document are not detached.

import { detachedDom } from './detached-dom.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(detachedDom, {
  recognises: ['page-detached', 'page-router-stack'],
  leaves: [
    ['page-window-array'],
    ['page-style-tags'],
    ['page-detached', { entryConstructor: '<article>', detached: false }],
  ],
});
