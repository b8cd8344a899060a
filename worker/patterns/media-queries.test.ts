// When media-queries is recognised and when not.

import { mediaQueries } from './media-queries.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(mediaQueries, {
  recognises: ['page-media-queries', 'page-theme-watchers'],
  leaves: [['page-listeners'], ['page-iframes']],
});
