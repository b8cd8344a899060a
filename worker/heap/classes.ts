// Constructor rows (rules 4 to 6): nodes in rows by what they are (rows.ts) are told apart by where they were written, and summed.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { noRow, type AssignedRows, type RowNumbers } from './rows.ts';
import type { Schema } from './schema.ts';
import { positionOf } from './sources.ts';
import { NO_CLASS, type ClassRow, type ClassTable, type ScriptUrl } from './types.ts';

/** What sums rows: a heap under construction. */
export interface ClassInput {
  readonly columns: SnapshotColumns;
  readonly schema: Schema;
  readonly scripts: readonly ScriptUrl[];
  readonly retained: Uint32Array | Float64Array;
  readonly distance: Int32Array;
  readonly dominator: Uint32Array;
  readonly order: Uint32Array;
}

interface DraftRow {
  readonly text: string;
  /** Location row that splits this class, or -1. */
  readonly location: number;
}

/**
 * Rows with their sums.
 * @param assigned its `nodeClass` becomes the result's, or gives way to what `wide` makes where there are too many rows
 */
export function buildClasses(
  input: ClassInput,
  { names, nodeClass }: AssignedRows,
  wide: () => Uint32Array,
): ClassTable {
  const splitter = new Splitter(input, names, nodeClass, wide);
  splitter.all();
  const merged = mergeEqualKeys(splitter.rows, input.columns, splitter.nodeClass);
  return { rows: sumRows(input, merged, splitter.nodeClass), nodeClass: splitter.nodeClass };
}

/** Objects with a location are one row per (script, line, column, name). The last location of a node counts. */
class Splitter {
  readonly rows: DraftRow[];
  nodeClass: RowNumbers;
  readonly #columns: SnapshotColumns;
  readonly #object: number;
  readonly #wide: () => Uint32Array;
  /** Rows before splitting; rows from here on have their unsplit row in `#base`. */
  readonly #plainRows: number;
  readonly #base: number[] = [];
  readonly #byKey = new Map<string, number>();
  #lastRow = -1;
  #lastBase = -1;

  constructor(
    { columns, schema }: ClassInput,
    names: readonly string[],
    nodeClass: RowNumbers,
    wide: () => Uint32Array,
  ) {
    this.#columns = columns;
    this.#object = schema.object;
    this.rows = names.map((text) => ({ text, location: -1 }));
    this.#plainRows = names.length;
    this.nodeClass = nodeClass;
    this.#wide = wide;
  }

  all(): void {
    const { locations, nodes } = this.#columns;
    if (locations === null) return;
    inSlices(locations.count, undefined, (from, to) => {
      for (let at = from; at < to; at++) {
        const node = locations.node[at];
        if (node >= nodes.count || nodes.type[node] !== this.#object || this.nodeClass[node] === noRow(this.nodeClass))
          continue;
        const row = this.#locatedRow(this.nodeClass[node], at);
        if (row >= noRow(this.nodeClass)) this.nodeClass = widened(this.nodeClass, this.#wide());
        this.nodeClass[node] = row;
      }
    });
  }

  #locatedRow(now: number, at: number): number {
    const from = now < this.#plainRows ? now : this.#base[now - this.#plainRows];
    // Instances of a class usually come one after the other.
    if (from === this.#lastBase && sameLocation(this.#columns, this.rows[this.#lastRow].location, at))
      return this.#lastRow;
    const key = `${from},${locationKey(this.#columns, at)}`;
    let row = this.#byKey.get(key);
    if (row === undefined) {
      row = this.rows.length;
      this.rows.push({ text: this.rows[from].text, location: at });
      this.#base.push(from);
      this.#byKey.set(key, row);
    }
    this.#lastRow = row;
    this.#lastBase = from;
    return row;
  }
}

function widened(narrow: RowNumbers, wide: Uint32Array): Uint32Array {
  const none = noRow(narrow);
  for (let node = 0; node < narrow.length; node++) wide[node] = narrow[node] === none ? NO_CLASS : narrow[node];
  return wide;
}

function sameLocation(columns: SnapshotColumns, a: number, b: number): boolean {
  const { locations } = columns;
  return (
    locations !== null &&
    locations.scriptId[a] === locations.scriptId[b] &&
    locations.line[a] === locations.line[b] &&
    locations.column[a] === locations.column[b]
  );
}

function locationKey(columns: SnapshotColumns, at: number): string {
  const { locations } = columns;
  if (locations === null) return '';
  // As the file writes them: no place is 4294967295 there and −1 here.
  return `${locations.scriptId[at]},${locations.line[at] >>> 0},${locations.column[at] >>> 0}`;
}

interface KeyedRow extends DraftRow {
  readonly key: string;
}

/** Gives rows their durable keys and makes one of those whose keys are equal (an object named `Function`, say). */
function mergeEqualKeys(
  drafts: readonly DraftRow[],
  columns: SnapshotColumns,
  nodeClass: RowNumbers,
): readonly KeyedRow[] {
  const used = new Uint8Array(drafts.length);
  inSlices(nodeClass.length, undefined, (from, to) => markUsed(nodeClass, used, from, to));
  const rows: KeyedRow[] = [];
  const byKey = new Map<string, number>();
  const place = new Uint32Array(drafts.length);
  drafts.forEach((draft, index) => {
    if (used[index] === 0) return;
    const key = `${draft.location < 0 ? '' : locationKey(columns, draft.location)},${draft.text}`;
    const known = byKey.get(key);
    place[index] = known ?? rows.length;
    if (known !== undefined) return;
    byKey.set(key, rows.length);
    rows.push({ ...draft, key });
  });
  if (place.some((to, row) => used[row] === 1 && to !== row)) {
    inSlices(nodeClass.length, undefined, (from, to) => renumber(nodeClass, place, from, to));
  }
  return rows;
}

function markUsed(nodeClass: RowNumbers, used: Uint8Array, from: number, to: number): void {
  const none = noRow(nodeClass);
  for (let node = from; node < to; node++) if (nodeClass[node] !== none) used[nodeClass[node]] = 1;
}

function renumber(nodeClass: RowNumbers, place: Uint32Array, from: number, to: number): void {
  const none = noRow(nodeClass);
  for (let node = from; node < to; node++) if (nodeClass[node] !== none) nodeClass[node] = place[nodeClass[node]];
}

function sumRows(input: ClassInput, rows: readonly KeyedRow[], nodeClass: RowNumbers): readonly ClassRow[] {
  const { columns } = input;
  const count = new Uint32Array(rows.length);
  const nearest = new Int32Array(rows.length).fill(0x7fff_ffff);
  inSlices(nodeClass.length, undefined, (from, to) => addUp(input.distance, nodeClass, count, nearest, from, to));
  const covering = new Covering(input, nodeClass, rows.length);
  inSlices(nodeClass.length, undefined, (from, to) => covering.walk(from, to));
  const { total, shallow } = covering;
  const urls = new Map(input.scripts.map(({ scriptId, url }) => [scriptId, url]));
  const { locations } = columns;
  return rows.map(({ key, text, location }, row) => ({
    key,
    name: text,
    source:
      location < 0 || locations === null
        ? null
        : positionOf(urls, locations.scriptId[location], locations.line[location], locations.column[location]),
    count: count[row],
    shallowBytes: shallow[row],
    retainedBytes: total[row],
    distance: nearest[row],
    engine: isEngineClass(text),
  }));
}

function addUp(
  distance: Int32Array,
  nodeClass: RowNumbers,
  count: Uint32Array,
  nearest: Int32Array,
  from: number,
  to: number,
): void {
  const none = noRow(nodeClass);
  for (let node = from; node < to; node++) {
    const row = nodeClass[node];
    if (row === none) continue;
    count[row]++;
    if (distance[node] < nearest[row]) nearest[row] = distance[node];
  }
}

const engineClasses: ReadonlySet<string> = new Set([
  '(system)',
  '(compiled code)',
  '(object shape)',
  '(synthetic)',
  '(wasm object)',
]);
const userSystemNames: ReadonlySet<string> = new Set(['system / JSArrayBufferData', 'system / ExternalStringData']);

/** V8's own rows: grey in every table, never ranked. Scopes and buffer bytes are the program's. */
function isEngineClass(name: string): boolean {
  if (engineClasses.has(name)) return true;
  return name.startsWith('system / ') && !name.startsWith('system / Context') && !userSystemNames.has(name);
}

/** Rule 6: a node adds its retained size unless an ancestor of its row already covers it. */
class Covering {
  /** Retained bytes per row. */
  readonly total: Float64Array;
  /** Shallow bytes per row: what its nodes retain, less what those retain that they dominate directly. */
  readonly shallow: Float64Array;
  readonly #input: ClassInput;
  readonly #nodeClass: RowNumbers;
  readonly #covered: Uint8Array;
  /** The path from the root to the current node, as node × 2 + (1 when it covers its row); leaves are never on it. */
  #path: Uint32Array = new Uint32Array(1024);
  #depth = 0;

  constructor(input: ClassInput, nodeClass: RowNumbers, rowCount: number) {
    this.#input = input;
    this.#nodeClass = nodeClass;
    this.total = new Float64Array(rowCount);
    this.shallow = new Float64Array(rowCount);
    this.#covered = new Uint8Array(rowCount);
  }

  /** Continues the preorder walk over order[from .. to). */
  walk(from: number, to: number): void {
    const { dominator, order, retained } = this.#input;
    const { total, shallow } = this;
    const nodeClass = this.#nodeClass;
    const none = noRow(nodeClass);
    const covered = this.#covered;
    let path = this.#path;
    let depth = this.#depth;
    for (let i = from; i < to; i++) {
      const node = order[i];
      const above = dominator[node];
      while (depth > 0 && path[depth - 1] >>> 1 !== above) {
        const top = path[--depth];
        if ((top & 1) === 1) covered[nodeClass[top >>> 1]] = 0;
      }
      const row = nodeClass[node];
      const bytes = retained[node];
      const counts = row !== none && covered[row] === 0;
      if (counts) total[row] += bytes;
      if (row !== none) shallow[row] += bytes;
      const rowAbove = nodeClass[above];
      if (rowAbove !== none && above !== node) shallow[rowAbove] -= bytes;
      // In preorder a node's first child follows it at once.
      if (i + 1 === order.length || dominator[order[i + 1]] !== node) continue;
      if (depth === path.length) path = this.#grow();
      if (counts) covered[row] = 1;
      path[depth++] = ((node << 1) | (counts ? 1 : 0)) >>> 0;
    }
    this.#depth = depth;
  }

  #grow(): Uint32Array {
    const grown = new Uint32Array(this.#path.length * 2);
    grown.set(this.#path);
    return (this.#path = grown);
  }
}
