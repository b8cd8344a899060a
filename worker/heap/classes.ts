// Constructor rows (rules 4 to 6): which row each node is counted in, and what the rows add up to.

import type { NodeOrdinal, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { DETACHED } from './detached.ts';
import type { CancelSignal } from './errors.ts';
import type { Names, Schema } from './schema.ts';
import { ShapeMatcher, shapeName } from './shapes.ts';
import { positionOf } from './sources.ts';
import { TAG, textOf } from './text.ts';
import { NO_CLASS, type ClassRow, type ClassTable, type ScriptUrl, type Shapes } from './types.ts';

/** What classification reads: sizes and tree of a heap under construction. */
export interface ClassInput {
  readonly columns: SnapshotColumns;
  readonly schema: Schema;
  readonly names: Names;
  readonly shapes: Shapes;
  readonly detached: Uint8Array | null;
  readonly scripts: readonly ScriptUrl[];
  /** One bit per node: whether it has bytes of its own after owner attribution (bit `node & 31` of word `node >>> 5`). */
  readonly sized: Uint32Array;
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
 * Sorts every node with a size into its row and sums the rows.
 * @param nodeClass length nodes.count, filled
 */
export function buildClasses(input: ClassInput, nodeClass: Uint32Array, signal?: CancelSignal): ClassTable {
  const drafts = new Drafts(input);
  drafts.assign(nodeClass, signal);
  drafts.splitByLocation(nodeClass);
  const merged = mergeEqualKeys(drafts.rows, input.columns, nodeClass);
  return { rows: sumRows(input, merged, nodeClass), nodeClass };
}

class Drafts {
  readonly rows: DraftRow[] = [];
  readonly #input: ClassInput;
  /** Row + 1 per string index, for objects and natives that are counted under their own name. */
  readonly #byName: Uint32Array;
  readonly #byText = new Map<string, number>();
  /** Row + 1 per shape, and last for no shape. */
  readonly #byShape: Int32Array;
  readonly #byDetachedName = new Map<number, number>();

  constructor(input: ClassInput) {
    this.#input = input;
    this.#byName = new Uint32Array(input.columns.strings.count);
    this.#byShape = new Int32Array(input.shapes.length + 1);
  }

  #row(text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.rows.push({ text, location: -1 });
    this.#byText.set(text, this.rows.length - 1);
    return this.rows.length - 1;
  }

  assign(nodeClass: Uint32Array, signal: CancelSignal | undefined): void {
    const { columns, schema, shapes } = this.#input;
    const matcher = new ShapeMatcher(columns, schema, shapes);
    const typeRow = columns.header.nodeTypes.map(() => -1);
    inSlices(columns.nodes.count, signal, (from, to) => this.#assignSlice(nodeClass, matcher, typeRow, from, to));
  }

  #assignSlice(nodeClass: Uint32Array, matcher: ShapeMatcher, typeRow: number[], from: number, to: number): void {
    const { columns, schema, names, detached, sized } = this.#input;
    const { type: nodeType, name: nodeName } = columns.nodes;
    const { object, native } = schema;
    const { tag } = names;
    const byName = this.#byName;
    for (let node = from; node < to; node++) {
      if (((sized[node >>> 5] >>> (node & 31)) & 1) === 0) {
        nodeClass[node] = NO_CLASS;
        continue;
      }
      const type = nodeType[node];
      if (type === object || type === native) {
        const name = nodeName[node];
        if (detached !== null && type === native && detached[node] === DETACHED) nodeClass[node] = this.#detachedRow(name);
        else if (type === object && tag[name] === TAG.plainObject) nodeClass[node] = this.#shapeRow(matcher.match(node));
        else nodeClass[node] = (byName[name] || this.#nameRow(name)) - 1;
        continue;
      }
      if (typeRow[type] < 0) typeRow[type] = this.#row(typeClassName(columns.header.nodeTypes[type]));
      nodeClass[node] = typeRow[type];
    }
  }

  #nameRow(name: number): number {
    const row = this.#row(nameClassName(textOf(this.#input.columns.strings, name), this.#input.names.tag[name]));
    return this.#byName[name] = row + 1;
  }

  #detachedRow(name: number): number {
    const known = this.#byDetachedName.get(name);
    if (known !== undefined) return known;
    const row = this.#row(detachedClassName(this.#input.columns, textOf(this.#input.columns.strings, name)));
    this.#byDetachedName.set(name, row);
    return row;
  }

  #shapeRow(shape: number): number {
    const { shapes } = this.#input;
    const slot = shape < 0 ? shapes.length : shape;
    if (this.#byShape[slot] === 0) {
      this.#byShape[slot] = this.#row(shape < 0 ? 'Object' : shapeName(shapes[shape])) + 1;
    }
    return this.#byShape[slot] - 1;
  }

  /** Objects with a location are one row per (script, line, column, name). The last location of a node counts. */
  splitByLocation(nodeClass: Uint32Array): void {
    const { columns, schema } = this.#input;
    const { locations, nodes } = columns;
    if (locations === null) return;
    const split: Split = { plainRows: this.rows.length, base: [], byKey: new Map(), lastRow: -1, lastBase: -1 };
    inSlices(locations.count, undefined, (from, to) => {
      for (let at = from; at < to; at++) {
        const node = locations.node[at];
        if (node < nodes.count && nodes.type[node] === schema.object && nodeClass[node] !== NO_CLASS) {
          nodeClass[node] = this.#locatedRow(split, nodeClass[node], at);
        }
      }
    });
  }

  #locatedRow(split: Split, now: number, at: number): number {
    const { columns } = this.#input;
    const from = now < split.plainRows ? now : split.base[now - split.plainRows];
    // Instances of a class usually come one after the other.
    if (from === split.lastBase && sameLocation(columns, this.rows[split.lastRow].location, at)) return split.lastRow;
    const key = `${from},${locationKey(columns, at)}`;
    let row = split.byKey.get(key);
    if (row === undefined) {
      row = this.rows.length;
      this.rows.push({ text: this.rows[from].text, location: at });
      split.base.push(from);
      split.byKey.set(key, row);
    }
    split.lastRow = row;
    split.lastBase = from;
    return row;
  }
}

interface Split {
  /** Rows before splitting; rows from here on have their unsplit row in `base`. */
  readonly plainRows: number;
  readonly base: number[];
  readonly byKey: Map<string, number>;
  lastRow: number;
  lastBase: number;
}

function sameLocation(columns: SnapshotColumns, a: number, b: number): boolean {
  const { locations } = columns;
  return locations !== null && locations.scriptId[a] === locations.scriptId[b]
    && locations.line[a] === locations.line[b] && locations.column[a] === locations.column[b];
}

function locationKey(columns: SnapshotColumns, at: number): string {
  const { locations } = columns;
  return locations === null ? '' : `${locations.scriptId[at]},${locations.line[at]},${locations.column[at]}`;
}

/** The class name of a node whose type alone decides it. */
function typeClassName(type: string): string {
  if (type === 'hidden') return '(system)';
  if (type === 'code') return '(compiled code)';
  if (type === 'closure') return 'Function';
  return type === 'regexp' ? 'RegExp' : `(${type})`;
}

/** `<div id="a">` → `<div>`; everything else is its own class. */
function nameClassName(name: string, tag: number): string {
  if (tag !== TAG.element) return name;
  const space = name.indexOf(' ', name.startsWith('<') ? 0 : 10);
  return space < 0 ? name : `${name.substring(0, space)}>`;
}

/** Files with a detachedness column say it there and we add the word; older ones have it in the name already. */
function detachedClassName(columns: SnapshotColumns, name: string): string {
  const full = columns.nodes.detachedness === null ? name : `Detached ${name}`;
  return nameClassName(full, full.startsWith('Detached <') ? TAG.element : TAG.none);
}

/** Class name of any node, one with no size included. */
export function classNameOf(
  columns: SnapshotColumns, schema: Schema, names: Names, detached: Uint8Array | null, node: NodeOrdinal,
): string {
  const { nodes, strings } = columns;
  const type = nodes.type[node];
  if (type !== schema.object && type !== schema.native) return typeClassName(columns.header.nodeTypes[type]);
  const name = textOf(strings, nodes.name[node]);
  if (type === schema.native && detached !== null && detached[node] === DETACHED) return detachedClassName(columns, name);
  return nameClassName(name, names.tag[nodes.name[node]]);
}

interface KeyedRow extends DraftRow {
  readonly key: string;
}

/** Gives rows their durable keys and makes one of those whose keys are equal (an object named `Function`, say). */
function mergeEqualKeys(drafts: readonly DraftRow[], columns: SnapshotColumns, nodeClass: Uint32Array): readonly KeyedRow[] {
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

function markUsed(nodeClass: Uint32Array, used: Uint8Array, from: number, to: number): void {
  for (let node = from; node < to; node++) if (nodeClass[node] !== NO_CLASS) used[nodeClass[node]] = 1;
}

function renumber(nodeClass: Uint32Array, place: Uint32Array, from: number, to: number): void {
  for (let node = from; node < to; node++) if (nodeClass[node] !== NO_CLASS) nodeClass[node] = place[nodeClass[node]];
}

function sumRows(input: ClassInput, rows: readonly KeyedRow[], nodeClass: Uint32Array): readonly ClassRow[] {
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
    source: location < 0 || locations === null ? null
      : positionOf(urls, locations.scriptId[location], locations.line[location], locations.column[location]),
    count: count[row],
    shallowBytes: shallow[row],
    retainedBytes: total[row],
    distance: nearest[row],
    engine: isEngineClass(text),
  }));
}

function addUp(distance: Int32Array, nodeClass: Uint32Array, count: Uint32Array, nearest: Int32Array, from: number, to: number): void {
  for (let node = from; node < to; node++) {
    const row = nodeClass[node];
    if (row === NO_CLASS) continue;
    count[row]++;
    if (distance[node] < nearest[row]) nearest[row] = distance[node];
  }
}

const engineClasses: ReadonlySet<string> = new Set(['(system)', '(compiled code)', '(object shape)', '(synthetic)', '(wasm object)']);
const userSystemNames: ReadonlySet<string> = new Set(['system / JSArrayBufferData', 'system / ExternalStringData']);

/** V8's own rows: grey in every table, never ranked. Scopes and buffer bytes are the program's. */
export function isEngineClass(name: string): boolean {
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
  readonly #nodeClass: Uint32Array;
  readonly #covered: Uint8Array;
  /** The path from the root to the current node, as node × 2 + (1 when it covers its row); leaves are never on it. */
  #path: Uint32Array = new Uint32Array(1024);
  #depth = 0;

  constructor(input: ClassInput, nodeClass: Uint32Array, rowCount: number) {
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
      const counts = row !== NO_CLASS && covered[row] === 0;
      if (counts) total[row] += bytes;
      if (row !== NO_CLASS) shallow[row] += bytes;
      const rowAbove = nodeClass[above];
      if (rowAbove !== NO_CLASS && above !== node) shallow[rowAbove] -= bytes;
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
    return this.#path = grown;
  }
}
