// JSON of another kind, told by its keys: profiles, traces, reports, and the snapshots of other engines.

import { SnapshotError, type SnapshotErrorCode } from './errors.ts';
import type { Bytes } from './types.ts';

/** Keys that only another kind of file has. */
const KEYS: ReadonlyMap<string, SnapshotErrorCode> = new Map([
  ['nodeClassNames', 'is-javascriptcore'],
  ['snapshotData', 'is-javascriptcore'],
  ['traceEvents', 'is-trace'],
  ['javascriptHeap', 'is-diagnostic-report'],
  ['javascriptStack', 'is-diagnostic-report'],
] as const);

/** The fault of a file with that key before any `snapshot`; null when the key says nothing. */
export function otherKindOf(key: string, offset: Bytes): SnapshotError | null {
  const code = KEYS.get(key);
  return code === undefined ? null : new SnapshotError(code, { offset, field: key });
}

/** A `.cpuprofile` has objects in `nodes`, a `.heapprofile` in `samples`: the better error for one that an array of integers met. */
export function profileInstead(error: unknown, key: string): unknown {
  if (!(error instanceof SnapshotError) || error.code !== 'wrong-type' || error.params['found'] !== '{') return error;
  if (key !== 'nodes' && key !== 'samples') return error;
  return new SnapshotError(key === 'nodes' ? 'cpu-profile' : 'heap-profile', { offset: error.offset, field: key });
}

/** The fault of a whole object without a `snapshot`. @param keys its top-level keys */
export function withoutSnapshot(keys: { has(key: string): boolean }): SnapshotError {
  if (keys.has('timeDeltas') || keys.has('startTime')) return new SnapshotError('cpu-profile', { field: null });
  if (keys.has('head')) return new SnapshotError('heap-profile', { field: 'head' });
  return keys.has('nodes') && keys.has('edges')
    ? new SnapshotError('missing-section', { field: 'snapshot' })
    : new SnapshotError('not-a-snapshot', { field: 'snapshot' });
}
