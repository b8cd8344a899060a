// What queries work on: the heaps of an open series, and answers that are worth keeping as long as it is open.

import { idOrder, isWhole, type CancelSignal, type Heap, type SlimHeap } from '../heap/index.ts';
import type { ConstructorDiffRow } from '../growth/tables/constructor-diff.ts';
import type { Identity, RankingStep } from '../report/types.ts';

/** Ranks a series once more, for the decisions alone. Rejects when it is cancelled. */
export type Explain = (signal: CancelSignal) => Promise<readonly RankingStep[]>;

/** An open series, oldest snapshot first; classes of all heaps made with the same shapes. */
export interface QuerySeries {
  readonly heaps: readonly SlimHeap[];
  readonly labels: readonly string[];
  readonly identity: Identity;
  /** Grows with every open; answers carry it. */
  readonly generation: number;
  /** The constructor diff, when it was made already. */
  readonly constructors?: readonly ConstructorDiffRow[];
  /** Absent for one snapshot, of which nothing is ranked. */
  readonly explain?: Explain;
}

/** Keeps the last few values; the oldest goes first. Keys are texts made from the question's settings. */
export class Recent<T> {
  readonly #limit: number;
  readonly #values = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string, make: () => T): T {
    const known = this.#values.get(key);
    if (known !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, known);
      return known;
    }
    const made = make();
    this.#values.set(key, made);
    if (this.#values.size > this.#limit) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest);
    }
    return made;
  }
}

/** The heap when it still has its edges, else null: middle snapshots of a series are slimmed. */
export function withEdges(heap: SlimHeap | undefined): Heap | null {
  return isWhole(heap) ? heap : null;
}

const survivors = new WeakMap<SlimHeap, WeakMap<SlimHeap, Uint8Array>>();

/** 1 per node of `heap` whose id is in `first` too; made once per pair. */
export function survivorsOf(first: SlimHeap, heap: SlimHeap): Uint8Array {
  let byHeap = survivors.get(first);
  if (byHeap === undefined) survivors.set(first, (byHeap = new WeakMap()));
  const known = byHeap.get(heap);
  if (known !== undefined) return known;
  const flags = new Uint8Array(heap.columns.nodes.count);
  const oldOrder = idOrder(first);
  const newOrder = idOrder(heap);
  const oldId = first.columns.nodes.id;
  const newId = heap.columns.nodes.id;
  for (let i = 0, j = 0; i < oldOrder.length && j < newOrder.length;) {
    const a = oldId[oldOrder[i]];
    const b = newId[newOrder[j]];
    if (a === b) flags[newOrder[j]] = 1;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  byHeap.set(heap, flags);
  return flags;
}
