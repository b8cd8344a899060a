// When async-hooks-map is recognised and when not. A Map of traces that no hook fills is a Map.

import { asyncHooksMap } from './async-hooks-map.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(asyncHooksMap, {
  recognises: ['async-hooks-map'],
  leaves: [
    ['session-map-node20'],
    ['async-local-storage-node20'],
    [
      'async-hooks-map',
      { pathConstructors: ['(GC roots)', 'Map', 'Trace'], pathEdges: ['', 'traces', '[]'], dominatedBy: [] },
    ],
  ],
});
