// When queue is recognised and when not. An array without such a name, and a dictionary, are collections.

import { queue } from './queue.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(queue, {
  recognises: ['events-iterator', 'fastq-stuck', 'jobs-completed', 'linked-queue', 'p-queue-stuck'],
  leaves: [
    ['string-array-node20'],
    ['session-map-node20'],
    ['linked-versions'],
    ['queue-fills', { ownerName: 'readings', holderName: 'meter', holderConstructor: 'Meter' }],
  ],
});
