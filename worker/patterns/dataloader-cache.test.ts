// When dataloader-cache is recognised and when not. A Map of promises is not yet a loader's.

import { dataloaderCache } from './dataloader-cache.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(dataloaderCache, {
  recognises: ['dataloader-global', 'dataloader-global-five'],
  leaves: [
    ['pending-replies'],
    ['lru-ttl-only'],
    ['dataloader-global-five', { ownerName: 'users', ownerFields: {}, holderFields: {} }],
  ],
});
