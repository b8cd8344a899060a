// Which row of the Summary each node is counted in, by what it is (rules 4 and 5): asks for no dominators, so another thread
// can do it meanwhile. What the rows add up to is in classes.ts.

import type { NodeOrdinal, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { DETACHED } from './detached.ts';
import type { CancelSignal } from './errors.ts';
import { schemaOf, type Names, type Schema } from './schema.ts';
import { ShapeMatcher, shapeName } from './shapes.ts';
import { TAG, textOf } from './text.ts';
import { NO_CLASS, type Shapes } from './types.ts';

/** What the first sorting reads: nothing that asks for dominators. */
export interface AssignInput {
  readonly columns: SnapshotColumns;
  readonly schema: Schema;
  readonly names: Names;
  readonly shapes: Shapes;
  readonly detached: Uint8Array | null;
  /** One bit per node: whether it has bytes of its own after owner attribution (bit `node & 31` of word `node >>> 5`). */
  readonly sized: Uint32Array;
}

/** Row number per node; the largest number of its width stands for no row. */
export type RowNumbers = Uint16Array | Uint32Array;

/** Nodes in rows by what they are, those of one class not yet told apart by where they were written. */
export interface AssignedRows {
  readonly shapes: Shapes;
  /** Constructor per row. */
  readonly names: readonly string[];
  readonly nodeClass: RowNumbers;
}

/** @returns the number that stands for no row, by the width of the numbers */
export function noRow(nodeClass: RowNumbers): number {
  return nodeClass instanceof Uint16Array ? 0xffff : NO_CLASS;
}

/**
 * Sorts every node with a size into its row.
 * @param narrow length nodes.count, filled
 * @param wide makes an array of that length, where there are too many rows for `narrow`
 * @throws HeapError `cancelled`
 */
export function assignRows(
  input: AssignInput,
  narrow: Uint16Array,
  wide: () => Uint32Array,
  signal?: CancelSignal,
): AssignedRows {
  let nodeClass: RowNumbers = narrow;
  let sorter = new Sorter(input, nodeClass, signal);
  if (sorter.names.length > noRow(nodeClass)) sorter = new Sorter(input, (nodeClass = wide()), signal);
  return { shapes: input.shapes, names: sorter.names, nodeClass };
}

class Sorter {
  readonly names: string[] = [];
  readonly #input: AssignInput;
  readonly #nodeClass: RowNumbers;
  /** Row + 1 per string index, for objects and natives that are counted under their own name. */
  readonly #byName: Uint32Array;
  readonly #byText = new Map<string, number>();
  /** Row + 1 per shape, and last for no shape. */
  readonly #byShape: Int32Array;
  readonly #byDetachedName = new Map<number, number>();

  constructor(input: AssignInput, nodeClass: RowNumbers, signal: CancelSignal | undefined) {
    this.#input = input;
    this.#nodeClass = nodeClass;
    this.#byName = new Uint32Array(input.columns.strings.count);
    this.#byShape = new Int32Array(input.shapes.length + 1);
    const { columns, schema, shapes } = input;
    const matcher = new ShapeMatcher(columns, schema, shapes);
    const typeRow = columns.header.nodeTypes.map(() => -1);
    inSlices(columns.nodes.count, signal, (from, to) => this.#assignSlice(matcher, typeRow, from, to));
  }

  #row(text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.names.push(text);
    this.#byText.set(text, this.names.length - 1);
    return this.names.length - 1;
  }

  #assignSlice(matcher: ShapeMatcher, typeRow: number[], from: number, to: number): void {
    const { columns, schema, names, detached, sized } = this.#input;
    const nodeClass = this.#nodeClass;
    const none = noRow(nodeClass);
    const { type: nodeType, name: nodeName } = columns.nodes;
    const { object, native } = schema;
    const { tag } = names;
    const byName = this.#byName;
    for (let node = from; node < to; node++) {
      if (((sized[node >>> 5] >>> (node & 31)) & 1) === 0) {
        nodeClass[node] = none;
        continue;
      }
      const type = nodeType[node];
      if (type === object || type === native) {
        const name = nodeName[node];
        if (detached !== null && type === native && detached[node] === DETACHED)
          nodeClass[node] = this.#detachedRow(name);
        else if (type === object && tag[name] === TAG.plainObject)
          nodeClass[node] = this.#shapeRow(matcher.match(node));
        else nodeClass[node] = (byName[name] || this.#nameRow(name)) - 1;
        continue;
      }
      if (typeRow[type] < 0) typeRow[type] = this.#row(typeClassName(columns.header.nodeTypes[type]));
      nodeClass[node] = typeRow[type];
    }
  }

  #nameRow(name: number): number {
    const row = this.#row(nameClassName(textOf(this.#input.columns.strings, name), this.#input.names.tag[name]));
    return (this.#byName[name] = row + 1);
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
}

/**
 * How many rows there will be at least, before any is made: names of objects and native nodes that have a size, each once; elements,
 * which are shortened to their tags, are left out.
 */
export function leastRows(columns: SnapshotColumns): number {
  const { nodes, strings } = columns;
  const { object, native } = schemaOf(columns);
  const seen = new Uint32Array((strings.count >>> 5) + 1);
  const { type, name, selfSize } = nodes;
  let rows = 0;
  for (let node = 0; node < nodes.count; node++) {
    if ((type[node] !== object && type[node] !== native) || selfSize[node] === 0) continue;
    const text = name[node];
    if (((seen[text >>> 5] >>> (text & 31)) & 1) === 1) continue;
    seen[text >>> 5] |= 1 << (text & 31);
    if (!isElement(textOf(strings, text))) rows++;
  }
  return rows;
}

/** What `tagStrings` calls an element. */
function isElement(name: string): boolean {
  return name.startsWith('<') || name.startsWith('Detached <');
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
  columns: SnapshotColumns,
  schema: Schema,
  detached: Uint8Array | null,
  node: NodeOrdinal,
): string {
  const { nodes, strings } = columns;
  const type = nodes.type[node];
  if (type !== schema.object && type !== schema.native) return typeClassName(columns.header.nodeTypes[type]);
  const name = textOf(strings, nodes.name[node]);
  if (type === schema.native && detached !== null && detached[node] === DETACHED)
    return detachedClassName(columns, name);
  // Told from its text: all tags of a table take as long as a second thread's whole work.
  return nameClassName(name, isElement(name) ? TAG.element : TAG.none);
}
