// Constructors across a series: the rows of every snapshot side by side, and what was added and removed between the
// first and the last, by object id, as DevTools' Comparison counts it.

import { idOrder, NO_CLASS, type ClassRow, type SlimHeap, type SourcePosition } from '../heap/index.ts';
import type { Identity, ReportConstructor } from '../report/types.ts';

/** One constructor in every snapshot; arrays have one entry per snapshot, oldest first. Bytes as in DevTools. */
export interface ConstructorDiffRow {
  readonly key: string;
  readonly name: string;
  readonly engine: boolean;
  readonly source: SourcePosition | null;
  /** Of the newest snapshot that has the row. */
  readonly distance: number;
  readonly countBySnapshot: readonly number[];
  readonly shallowBytesBySnapshot: readonly number[];
  readonly retainedBytesBySnapshot: readonly number[];
  /** Last against first snapshot by object id; null when ids do not compare or there is only one snapshot. */
  readonly addedCount: number | null;
  readonly removedCount: number | null;
  readonly survivedCount: number | null;
  readonly addedBytes: number | null;
  readonly removedBytes: number | null;
}

/**
 * Every constructor of any snapshot, in the order the newest snapshots have them.
 * The heaps' classes must have been made with the same shapes (the newest snapshot's), or plain objects will not match.
 * @param heaps oldest first
 */
export function diffConstructors(heaps: readonly SlimHeap[], identity: Identity): readonly ConstructorDiffRow[] {
  const byIds = identity === 'same-process' && heaps.length > 1;
  const { keys, rowOf } = alignRows(heaps, identity);
  const changes = byIds ? countChanges(heaps[0], heaps[heaps.length - 1], rowOf[0], rowOf[rowOf.length - 1], keys.length) : null;

  const bySnapshot = heaps.map((heap, snapshot) => {
    const rows: (ClassRow | null)[] = keys.map(() => null);
    heap.classes.rows.forEach((row, index) => {
      const at = rowOf[snapshot][index];
      const known = rows[at];
      rows[at] = known === null ? row : addRows(known, row);
    });
    return rows;
  });
  return keys.map((key, at) => {
    const rows = bySnapshot.map((snapshot) => snapshot[at]);
    const newest = rows.findLast((row) => row !== null);
    return {
      key,
      name: newest?.name ?? '',
      engine: newest?.engine ?? false,
      source: newest?.source ?? null,
      distance: newest?.distance ?? 0,
      countBySnapshot: rows.map((row) => row?.count ?? 0),
      shallowBytesBySnapshot: rows.map((row) => row?.shallowBytes ?? 0),
      retainedBytesBySnapshot: rows.map((row) => row?.retainedBytes ?? 0),
      addedCount: changes?.addedCount[at] ?? null,
      removedCount: changes?.removedCount[at] ?? null,
      survivedCount: changes?.survivedCount[at] ?? null,
      addedBytes: changes?.addedBytes[at] ?? null,
      removedBytes: changes?.removedBytes[at] ?? null,
    };
  });
}

/** The rows as the report writes them. */
export function reportConstructors(rows: readonly ConstructorDiffRow[]): readonly ReportConstructor[] {
  return rows.map(({ key: _key, distance: _distance, survivedCount: _survived, source, ...row }) => (
    source === null ? row : { ...row, source }));
}

/** Two rows of one snapshot that are one across processes (a script loaded twice). Retained sizes may overlap: an upper bound. */
function addRows(a: ClassRow, b: ClassRow): ClassRow {
  return {
    ...a, count: a.count + b.count, shallowBytes: a.shallowBytes + b.shallowBytes,
    retainedBytes: a.retainedBytes + b.retainedBytes, distance: Math.min(a.distance, b.distance),
  };
}

interface Alignment {
  readonly keys: readonly string[];
  /** Per snapshot: ClassIndex → index into `keys`. */
  readonly rowOf: readonly Uint32Array[];
}

function alignRows(heaps: readonly SlimHeap[], identity: Identity): Alignment {
  const indexOf = new Map<string, number>();
  const keys: string[] = [];
  const rowOf: Uint32Array[] = heaps.map((heap) => new Uint32Array(heap.classes.rows.length));
  for (let snapshot = heaps.length - 1; snapshot >= 0; snapshot--) {
    heaps[snapshot].classes.rows.forEach((row, index) => {
      const key = classKeyOf(row, identity);
      let at = indexOf.get(key);
      if (at === undefined) {
        at = keys.length;
        indexOf.set(key, at);
        keys.push(key);
      }
      rowOf[snapshot][index] = at;
    });
  }
  return { keys, rowOf };
}

/** The key a row has in the diff: its own within one process; across processes one without script numbers. */
export function classKeyOf(row: ClassRow, identity: Identity): string {
  return identity === 'same-process' ? row.key : portableKey(row);
}

/** Script numbers mean nothing in another process; URLs do. */
function portableKey(row: ClassRow): string {
  return row.source === null ? row.key.replace(/^\d+,(\d+,\d+,)/, '?,$1') : `${row.source.url},${row.source.line},${row.source.column},${row.name}`;
}

interface Changes {
  readonly addedCount: Float64Array;
  readonly removedCount: Float64Array;
  readonly survivedCount: Float64Array;
  readonly addedBytes: Float64Array;
  readonly removedBytes: Float64Array;
}

/** One merge over both snapshots' ids. A survivor that changed its row counts as removed there and added here. */
function countChanges(first: SlimHeap, last: SlimHeap, firstRow: Uint32Array, lastRow: Uint32Array, rows: number): Changes {
  const changes: Changes = {
    addedCount: new Float64Array(rows), removedCount: new Float64Array(rows), survivedCount: new Float64Array(rows),
    addedBytes: new Float64Array(rows), removedBytes: new Float64Array(rows),
  };
  const { addedCount, removedCount, survivedCount, addedBytes, removedBytes } = changes;
  const oldOrder = idOrder(first);
  const newOrder = idOrder(last);
  const oldId = first.columns.nodes.id;
  const newId = last.columns.nodes.id;
  const oldClass = first.classes.nodeClass;
  const newClass = last.classes.nodeClass;
  let i = 0;
  let j = 0;
  while (i < oldOrder.length || j < newOrder.length) {
    const before = i < oldOrder.length ? oldOrder[i] : -1;
    const after = j < newOrder.length ? newOrder[j] : -1;
    const order = before < 0 ? 1 : after < 0 ? -1 : oldId[before] - newId[after];
    const from = order <= 0 && oldClass[before] !== NO_CLASS ? firstRow[oldClass[before]] : -1;
    const to = order >= 0 && newClass[after] !== NO_CLASS ? lastRow[newClass[after]] : -1;
    if (order <= 0) i++;
    if (order >= 0) j++;
    if (from === to) {
      if (from >= 0) survivedCount[from]++;
      continue;
    }
    if (from >= 0) {
      removedCount[from]++;
      removedBytes[from] += first.shallow[before];
    }
    if (to >= 0) {
      addedCount[to]++;
      addedBytes[to] += last.shallow[after];
    }
  }
  return changes;
}
