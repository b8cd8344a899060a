// Columns → heap, in one go. Result arrays are allocated first and lent as scratch to the phases that run before
// they are filled, and what is not kept becomes a later result: the peak over the columns stays at 7 words a node, or 6
// plus the edges that run against the numbering.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { buildClasses } from './classes.ts';
import { spreadDetachedness } from './detached.ts';
import { measureDistances } from './distances.ts';
import { childrenOf, computeDominators, preorderOf, sumRetained } from './dominators.ts';
import { shallowSizes } from './access.ts';
import { checkCancelled, HeapError, type CancelSignal } from './errors.ts';
import { classifyKinds } from './kinds.ts';
import { attributeShallow, edgeRules } from './ownership.ts';
import { runtimeOf } from './runtime.ts';
import { namesOf, schemaOf } from './schema.ts';
import { memory } from './memory.ts';
import { inferShapesOf } from './shapes.ts';
import { collectScripts } from './sources.ts';
import type { ClassTable, Heap, Shapes } from './types.ts';
import { labelDominatorEdges } from './via.ts';

export type HeapPhase = 'graph' | 'sizes' | 'dominators' | 'names';

export interface BuildOptions {
  readonly signal?: CancelSignal;
  /** Called at the start of a phase and at its end (fraction 0..1). */
  readonly onProgress?: (phase: HeapPhase, fraction: number) => void;
  /** Shapes of the newest snapshot of the series; inferred from this one when absent. */
  readonly shapes?: Shapes;
  /** What every comparison asks is made, too: the dominator tree's children, how each node hangs, what it is to a programmer. */
  readonly compared?: boolean;
  /** Results go into shared memory, as the columns did. */
  readonly shared?: boolean;
  /** Called when large scratch was let go, before as much is taken again. */
  readonly collectGarbage?: () => void;
}

/**
 * Everything DevTools' Summary needs: attributed sizes, dominators, retained sizes, distances, constructor rows.
 * Reject: `HeapError` `cancelled`, or `bad-graph` when there is no root. The columns are not copied.
 */
export function buildHeap(columns: SnapshotColumns, options: BuildOptions = {}): Heap {
  return startHeap(columns, options)(null).finish(options.shapes);
}

/** A heap without its constructors: what waits for the shapes of another snapshot waits as this. */
export interface HeapDraft {
  /**
   * Once only.
   * @param shapes of the newest snapshot of the series; inferred from this one when absent
   */
  finish(shapes?: Shapes): Heap;
}

/** What asks for no dominators: another thread can measure it meanwhile. */
export interface Sizes {
  /** Bytes after owner attribution (rule 1), length nodeCount. */
  readonly shallow: Uint32Array | Float64Array;
  /** Edges from the GC roots (rule 7), length nodeCount. */
  readonly distance: Int32Array;
}

/**
 * Attributed sizes and distances of all nodes.
 * @param shared into memory that several threads can read
 */
export function measureSizes(columns: SnapshotColumns, shared: boolean): Sizes {
  const { count, selfSize } = columns.nodes;
  const schema = schemaOf(columns);
  const names = namesOf(columns);
  const take = memory(shared);
  const scratch = new Uint32Array(count);
  const shallow = attributeShallow(columns, schema, names, selfSize instanceof Uint32Array ? take.u32(count) : take.f64(count), scratch);
  const distance = take.i32(count);
  measureDistances(columns, schema, names, distance, scratch);
  return { shallow, distance };
}

/**
 * `buildHeap` as far as the dominators; throws as it does.
 * @returns the rest of what asks for no shapes, once only, given what another thread measured meanwhile (null: it is measured here)
 */
export function startHeap(columns: SnapshotColumns, options: Omit<BuildOptions, 'shapes'> = {}): (sizes: Sizes | null) => HeapDraft {
  const { signal, onProgress } = options;
  const { count } = columns.nodes;
  const schema = schemaOf(columns);
  const { root } = schema;
  if (count === 0 || root >= count) throw new HeapError('bad-graph', 'nodes');

  onProgress?.('graph', 0);
  const names = namesOf(columns);
  const detached = spreadDetachedness(columns, schema, signal);
  const scripts = collectScripts(columns, schema);
  onProgress?.('graph', 1);

  onProgress?.('sizes', 0);
  const rules = edgeRules(columns, schema, names);
  onProgress?.('sizes', 1);

  onProgress?.('dominators', 0);
  const take = memory(options.shared === true);
  const dominator = take.u32(count);
  const order = take.u32(count + 1).subarray(0, count);
  const retained = sumOf(columns.nodes.selfSize) > 0xffff_ffff ? take.f64(count) : take.u32(count);
  const first = take.u32(count + 1);
  const nodeClass = first.subarray(0, count);
  const attributed = columns.nodes.selfSize instanceof Uint32Array ? take.u32(count) : take.f64(count);
  const spare = new Uint32Array(attributed.buffer, 0, count);
  const semi = new Uint32Array(retained.buffer, 0, count);
  const label = take.u32(count);
  const page = computeDominators(rules, {
    dominator, order, scratch: [dominator, nodeClass, spare, semi, label],
  }, signal);
  options.collectGarbage?.();
  onProgress?.('dominators', 0.6);
  function finish(shallow: Uint32Array | Float64Array, distance: Int32Array, given?: Shapes): Heap {
    onProgress?.('names', 0);
    const shapes = given ?? inferShapesOf(columns, schema, names, signal);
    const classes = buildClasses(
      { columns, schema, names, shapes, detached, scripts, shallow, retained, distance, dominator, order }, nodeClass, signal);
    checkCancelled(signal);
    // Sizes without what is dominated are in the retained ones: rows and kinds take their place, both are shorter.
    const narrow = narrowed(classes, attributed.buffer);
    const heap: Heap = {
      columns, hasEdges: true, dominator, retained, distance, classes: narrow, totalShallowBytes: retained[root], detached, scripts, shapes, page,
    };
    // What follows is filled into what is free by now; the order gives way to the children.
    const whole: Heap = options.compared !== true ? heap : {
      ...heap,
      via: labelDominatorEdges(columns, dominator, distance, { via: label, nearest: new Int32Array(order.buffer, 0, count) }),
      runtime: runtimeOf({ columns }),
      kinds: classifyKinds(columns, new Uint8Array(attributed.buffer, count * Uint16Array.BYTES_PER_ELEMENT, count)),
      tree: childrenOf(dominator, root, { first: narrow === classes ? take.u32(count + 1) : first.fill(0), child: order }),
    };
    onProgress?.('names', 1);
    return whole;
  }

  return (sizes) => {
    const distance = sizes?.distance ?? take.i32(count);
    const shallow = sizes?.shallow ?? attributeShallow(columns, schema, names, attributed, new Uint32Array(distance.buffer), signal);
    sumRetained(root, dominator, order, shallow, retained);
    onProgress?.('dominators', 0.8);
    if (sizes === null) measureDistances(columns, schema, names, distance, nodeClass, signal);
    onProgress?.('dominators', 1);
    return { finish: (given) => finish(shallow, distance, given) };
  };
}

/** Row numbers of half the width, in other memory, where all rows fit. */
function narrowed(classes: ClassTable, space: ArrayBufferLike): ClassTable {
  // The last number stands for no row.
  if (classes.rows.length > 0xffff) return classes;
  const nodeClass = new Uint16Array(space, 0, classes.nodeClass.length);
  nodeClass.set(classes.nodeClass);
  return { rows: classes.rows, nodeClass };
}

function sumOf(sizes: Uint32Array | Float64Array): number {
  let total = 0;
  for (let node = 0; node < sizes.length; node++) total += sizes[node];
  return total;
}

/** Property lists of inferred shapes, best first; apply the newest snapshot's to the older ones with `classify`. */
export function inferShapes(heap: Pick<Heap, 'columns'>, signal?: CancelSignal): Shapes {
  return inferShapesOf(heap.columns, schemaOf(heap.columns), namesOf(heap.columns), signal);
}

/** Constructor rows under other shapes (those of the newest snapshot). Needs edges; the heap itself is not changed. */
export function classify(heap: Heap, shapes: Shapes, signal?: CancelSignal): ClassTable {
  const { columns, retained, distance, dominator } = heap;
  const schema = schemaOf(columns);
  return buildClasses({
    columns, schema, names: namesOf(columns), shapes, detached: heap.detached ?? null,
    scripts: heap.scripts ?? [], shallow: shallowSizes(heap), retained, distance, dominator, order: preorderOf(heap.tree ?? childrenOf(dominator, schema.root), schema.root),
  }, new Uint32Array(columns.nodes.count), signal);
}
