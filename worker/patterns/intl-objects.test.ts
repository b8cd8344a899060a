// When intl-objects is recognised and when not. A context of node:vm brings Intl, too, but no formatter.

import { intlObjects } from './intl-objects.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(intlObjects, {
  recognises: ['intl-formatters'],
  leaves: [['vm-contexts'], ['session-map-node20']],
});
