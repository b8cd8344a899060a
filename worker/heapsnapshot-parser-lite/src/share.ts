// One file read by two readers: one reads the edges, the other all else.

import type { Bytes, EdgeColumns } from './types.ts';

/** Which parts a reader reads. */
export type Share = 'all' | 'edges' | 'all-but-edges';

/** What the reader of the edges found, for the one who passed over them. */
export interface EdgeShare {
  readonly columns: EdgeColumns;
  /** Offsets of the section's brackets: both readers must mean the same bytes. */
  readonly start: Bytes;
  readonly end: Bytes;
  /** Nodes the targets were checked against. */
  readonly nodeCount: number;
  readonly maxName: number;
  readonly maxNameOffset: Bytes | null;
}

/** The parts do not fit together, or the file is not laid out for sharing: somebody reads it alone. */
export class NotShared extends Error {}
