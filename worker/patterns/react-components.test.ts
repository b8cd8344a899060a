// When react-components is recognised and when not. A page with React keeps other things, too.

import { reactComponents } from './react-components.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(reactComponents, {
  recognises: ['react-listener', 'react-listener-minified'],
  leaves: [['page-detached'], ['page-listeners'], ['page-window-array']],
});
