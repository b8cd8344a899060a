// Which columns another thread can read without a copy.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';

/** Of some columns those that lie in shared memory: nodes, edges and strings. */
export function sharedColumns(columns: SnapshotColumns): SnapshotColumns {
  return { ...columns, nodes: { ...columns.nodes, traceNodeId: null }, locations: null, samples: null, tables: [] };
}
