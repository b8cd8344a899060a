// When open-handles is recognised and when not. What a variable keeps is no handle's.

import { openHandles } from './open-handles.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(openHandles, {
  recognises: ['udp-sockets'],
  leaves: [
    ['session-map-node20'],
    ['session-map-bun'],
    ['udp-sockets', { growthKind: 'width', ownerConstructor: 'Set' }],
  ],
});
