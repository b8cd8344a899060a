// Constructors across a series: the rows of every snapshot side by side, and what was added and removed between the
// first and the last, by object id, as DevTools' Comparison counts it.

import {
  inSlices,
  retainedOfMergedRows,
  shallowOf,
  type ClassRow,
  type SlimHeap,
  type SourcePosition,
} from '../../heap/index.ts';
import type { Identity, ReportConstructor, ReportScript } from '../../report/types.ts';
import { matchByIds, NO_MATCH } from '../series/ids.ts';

/** One constructor in every snapshot; arrays have one entry per snapshot, oldest first. Bytes as in DevTools. */
export interface ConstructorDiffRow {
  readonly key: string;
  readonly name: string;
  readonly engine: boolean;
  readonly source: SourcePosition | null;
  /** The script it was written in; only where another row prints the same name and source. */
  readonly script?: ReportScript;
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
  const { keys, rowOf } = alignRows(heaps, { identity, heaps });
  const changes = byIds
    ? countChanges(heaps[0], heaps[heaps.length - 1], rowOf[0], rowOf[rowOf.length - 1], keys.length)
    : null;

  const bySnapshot = heaps.map((heap, snapshot) => {
    const rows: (ClassRow | null)[] = keys.map(() => null);
    heap.classes.rows.forEach((row, index) => {
      const at = rowOf[snapshot][index];
      const known = rows[at];
      rows[at] = known === null ? row : addRows(known, row);
    });
    return heap.classes.rows.length === rows.filter((row) => row !== null).length
      ? rows
      : withUnions(heap, rowOf[snapshot], rows);
  });
  const rows = keys.map((key, at): ConstructorDiffRow => {
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
  return toldApart(rows);
}

/** What a row prints: rows of which this is equal need something that tells them apart. */
function printed({ name, source }: ConstructorDiffRow): string {
  return source === null ? name : `${name}\n${source.url}\n${source.line}\n${source.column}`;
}

/** Rows that would print the same say which script each was written in: V8's number is all that differs. */
function toldApart(rows: readonly ConstructorDiffRow[]): readonly ConstructorDiffRow[] {
  const times = new Map<string, number>();
  for (const row of rows) times.set(printed(row), (times.get(printed(row)) ?? 0) + 1);
  return rows.map((row) => {
    const script = (times.get(printed(row)) ?? 0) > 1 ? scriptOfKey(row.key) : null;
    return script === null ? row : { ...row, script };
  });
}

/** The script and the place in a row's own key (rule 5); null for rows without a location and for rows merged across processes. */
function scriptOfKey(key: string): ReportScript | null {
  const parts = /^(\d+),(\d+),(\d+),/.exec(key);
  if (parts === null) return null;
  const [id, line, column] = parts.slice(1).map(Number);
  const known = line < NO_PLACE && column < NO_PLACE;
  return { id, line: known ? line + 1 : 0, column: known ? column + 1 : 0 };
}

/** How keys write a line or column that is no place. */
const NO_PLACE = 0xffff_ffff;

/** The rows as the report writes them. */
export function reportConstructors(rows: readonly ConstructorDiffRow[]): readonly ReportConstructor[] {
  return rows.map(({ key: _key, distance: _distance, survivedCount: _survived, source, ...row }) =>
    source === null ? row : { ...row, source },
  );
}

/** Rows of one snapshot in which some are made of several: what those retain is that of the union (rule 6), never a sum. */
function withUnions(heap: SlimHeap, rowOf: Uint32Array, rows: readonly (ClassRow | null)[]): (ClassRow | null)[] {
  const retained = retainedOfMergedRows(heap, rowOf, rows.length);
  return rows.map((row, at) => (row === null ? null : { ...row, retainedBytes: retained[at] }));
}

/** Two rows of one snapshot that are one across processes (a script loaded twice); `withUnions` sets what they retain. */
function addRows(a: ClassRow, b: ClassRow): ClassRow {
  return {
    ...a,
    count: a.count + b.count,
    shallowBytes: a.shallowBytes + b.shallowBytes,
    distance: Math.min(a.distance, b.distance),
  };
}

interface Alignment {
  readonly keys: readonly string[];
  /** Per snapshot: ClassIndex → index into `keys`. */
  readonly rowOf: readonly Uint32Array[];
}

function alignRows(heaps: readonly SlimHeap[], series: KeyedSeries): Alignment {
  const indexOf = new Map<string, number>();
  const keys: string[] = [];
  const rowOf: Uint32Array[] = heaps.map((heap) => new Uint32Array(heap.classes.rows.length));
  for (let snapshot = heaps.length - 1; snapshot >= 0; snapshot--) {
    heaps[snapshot].classes.rows.forEach((row, index) => {
      const key = classKeyOf(row, series);
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

/** What decides which keys rows have. */
export interface KeyedSeries {
  readonly identity: Identity;
  readonly heaps: readonly unknown[];
}

/** The key a row has in the diff: its own within one snapshot or one process; across processes one without script numbers. */
export function classKeyOf(row: ClassRow, { identity, heaps }: KeyedSeries): string {
  return identity === 'same-process' || heaps.length === 1 ? row.key : portableKey(row);
}

/** Script numbers mean nothing in another process; URLs do. */
function portableKey(row: ClassRow): string {
  return row.source === null
    ? row.key.replace(/^\d+,(\d+,\d+,)/, '?,$1')
    : `${row.source.url},${row.source.line},${row.source.column},${row.name}`;
}

interface Changes {
  readonly addedCount: Float64Array;
  readonly removedCount: Float64Array;
  readonly survivedCount: Float64Array;
  readonly addedBytes: Float64Array;
  readonly removedBytes: Float64Array;
}

/** One pass over each snapshot's nodes. A survivor that changed its row counts as removed there and added here. */
function countChanges(
  first: SlimHeap,
  last: SlimHeap,
  firstRow: Uint32Array,
  lastRow: Uint32Array,
  rows: number,
): Changes {
  const changes: Changes = {
    addedCount: new Float64Array(rows),
    removedCount: new Float64Array(rows),
    survivedCount: new Float64Array(rows),
    addedBytes: new Float64Array(rows),
    removedBytes: new Float64Array(rows),
  };
  const match = matchByIds(first.columns, last.columns);
  // 1 per node of the last snapshot that is counted already.
  const known = new Uint8Array(last.classes.nodeClass.length);
  inSlices(match.length, undefined, (from, to) =>
    countOld(changes, first, last, firstRow, lastRow, match, known, from, to),
  );
  inSlices(known.length, undefined, (from, to) => countNew(changes, last, lastRow, known, from, to));
  return changes;
}

function countOld(
  { removedCount, survivedCount, removedBytes }: Changes,
  first: SlimHeap,
  last: SlimHeap,
  firstRow: Uint32Array,
  lastRow: Uint32Array,
  match: Uint32Array,
  known: Uint8Array,
  start: number,
  end: number,
): void {
  const oldClass = first.classes.nodeClass;
  const newClass = last.classes.nodeClass;
  for (let before = start; before < end; before++) {
    const after = match[before];
    // What is counted in no row has a number beyond all of them.
    const from = oldClass[before] < firstRow.length ? firstRow[oldClass[before]] : -1;
    const to = after !== NO_MATCH && newClass[after] < lastRow.length ? lastRow[newClass[after]] : -1;
    if (from === to) {
      if (after !== NO_MATCH) known[after] = 1;
      if (from >= 0) survivedCount[from]++;
    } else if (from >= 0) {
      removedCount[from]++;
      removedBytes[from] += shallowOf(first, before);
    }
  }
}

function countNew(
  { addedCount, addedBytes }: Changes,
  last: SlimHeap,
  lastRow: Uint32Array,
  known: Uint8Array,
  start: number,
  end: number,
): void {
  const { nodeClass } = last.classes;
  for (let node = start; node < end; node++) {
    if (known[node] === 1 || nodeClass[node] >= lastRow.length) continue;
    const row = lastRow[nodeClass[node]];
    addedCount[row]++;
    addedBytes[row] += shallowOf(last, node);
  }
}
