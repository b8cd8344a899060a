// What grows under some owners, constructor by constructor: the plain description that finding works on.

import type { ChildGroup } from '../series/view.ts';
import type { EntryKey } from '../types.ts';

/** The objects of one constructor directly under some owners, one value per snapshot. */
export interface GroupSeries {
  readonly key: EntryKey;
  readonly groups: readonly (ChildGroup | null)[];
  readonly count: readonly number[];
  /** Bytes of those that are new, the engine's left out. */
  readonly bytes: readonly number[];
  /** The engine's bytes that came with them. */
  readonly engine: readonly number[];
  /** Bytes, last minus first. */
  readonly growth: number;
  readonly countGrowth: number;
}
