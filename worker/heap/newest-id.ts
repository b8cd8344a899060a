// When a heap was, as far as its ids tell: inside one isolate V8 counts them up.

import type { ObjectId, SnapshotColumns } from 'heapsnapshot-parser-lite';

/**
 * The largest id of a JS object: those are odd, and grow with time inside one isolate.
 * @returns the largest id of all where none is odd (Hermes counts otherwise)
 */
export function newestObjectId({ nodes }: Pick<SnapshotColumns, 'nodes'>): ObjectId {
  let odd = 0;
  let any = 0;
  for (let n = 0; n < nodes.count; n++) {
    const id = nodes.id[n];
    if (id > any) any = id;
    if (id > odd && (id & 1) === 1) odd = id;
  }
  return odd > 0 ? odd : any;
}
