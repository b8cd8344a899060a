// Columns → heap, in steps. Result arrays are allocated first and lent as scratch to the phases that run before
// they are filled, and what is not kept becomes a later result: the peak over the columns stays at 6 words a node
// plus the edges that run against the numbering; two words more where another thread measures meanwhile.

import type { LocationColumns, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { buildClasses } from './classes.ts';
import { spreadDetachedness } from './detached.ts';
import { measureDistances } from './distances.ts';
import { childrenOf, computeDominators, preorderOf, sumRetained } from './dominators.ts';
import { shallowSizes } from './access.ts';
import { checkCancelled, HeapError, type CancelSignal } from './errors.ts';
import { classifyKinds } from './kinds.ts';
import {
  attributeShallow,
  edgeRules,
  findOwners,
  movesOf,
  sizedNodes,
  type EdgeRules,
  type Moves,
} from './ownership.ts';
import { indexRetainers, type RetainerIndex } from './retainer-index.ts';
import { assignRows, type AssignedRows } from './rows.ts';
import { adoptRuntime, runtimeOf } from './runtime.ts';
import { namesOf, schemaOf, type Names, type Schema } from './schema.ts';
import { memory, type Memory } from './memory.ts';
import { inferShapesOf } from './shapes.ts';
import { collectScripts } from './sources.ts';
import type { ClassTable, Heap, RuntimeGuess, ScriptUrl, Shapes } from './types.ts';
import { labelDominatorEdges } from './via.ts';

type HeapPhase = 'graph' | 'sizes' | 'dominators' | 'names';

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
 * Reject: `HeapError` `cancelled`, or `bad-graph` when there is no root. The columns are not copied; states of DOM nodes are completed
 * in them.
 */
export function buildHeap(columns: SnapshotColumns, options: BuildOptions = {}): Heap {
  const draft = prepareHeap(columns, options)()(null);
  draft.name(options.shapes);
  draft.label();
  return draft.finish();
}

/** A heap without its constructors: what waits for the shapes of another snapshot waits as this. Each call once, in this order. */
export interface HeapDraft {
  /** What another thread can label while constructors are named; null when there is nothing of that kind. Need not be called. */
  labelling(): Labelling | null;
  /**
   * Sorts nodes into constructor rows and sums them.
   * @param shapes of the newest snapshot of the series; inferred from this one when absent
   */
  name(shapes?: Shapes): void;
  /** Where no other thread does it. */
  label(): void;
  /** All of it put together. */
  finish(): Heap;
}

/** What asks for no dominators: another thread can measure it meanwhile. */
export interface Measured {
  /** Edges from the GC roots (rule 7), length nodeCount. */
  readonly distance: Int32Array;
  /** As in `Heap`. */
  readonly detached: Uint8Array | null;
  /** Whose bytes go where (rule 1). */
  readonly moves: Moves;
  /** Nodes sorted by the shapes that were known; null without. */
  readonly assigned: AssignedRows | null;
  /** Where retainers are looked for; null when nobody will. */
  readonly retainers: RetainerIndex | null;
  /** As in `Heap`; null when the places in source text could not be read. */
  readonly scripts: readonly ScriptUrl[] | null;
  /** Who wrote the file; null when nobody will ask. */
  readonly runtime: RuntimeGuess | null;
  /** A word a node, which moves and rows lie in; with the moves made there is room for more. */
  readonly space: Uint32Array;
}

/** What of that is wanted. */
export interface MeasureWish {
  /** Nodes are sorted by these, those of the series as far as they are known; null: not yet. */
  readonly shapes: Shapes | null;
  /** Its retainers will be asked for. */
  readonly retainers: boolean;
  /**
   * One word in shared memory, 0 at first: the thread that sets it indexes the retainers, which is the last that is asked of
   * both. null: the one that measures does.
   */
  readonly claim: Int32Array | null;
  /** It is a heap that will be compared. */
  readonly compared: boolean;
  /** Those of the columns, where that thread can read them. */
  readonly locations: LocationColumns | null;
}

/**
 * Everything that asks for no dominators.
 * @param shared into memory that several threads can read
 */
export function measure(columns: SnapshotColumns, shared: boolean, wish: MeasureWish): Measured {
  const { shapes } = wish;
  const { count } = columns.nodes;
  const schema = schemaOf(columns);
  const names = namesOf(columns);
  const take = memory(shared);
  const distance = take.i32(count);
  const space = take.u32(count);
  // `space` is scratch here first.
  measureDistances(columns, schema, names, distance, space);
  const moves = movesOf(columns, schema, findOwners(columns, schema, names, space));
  const detached = spreadDetachedness(columns, schema);
  const assigned =
    shapes === null
      ? null
      : assignRows(
          { columns, schema, names, shapes, detached, sized: sizedNodes(columns, moves) },
          rowsBehind(moves, space, take),
          () => take.u32(count),
        );
  const scripts = wish.locations === null ? null : collectScripts({ ...columns, locations: wish.locations }, schema);
  const runtime = wish.compared ? runtimeOf({ columns }) : null;
  return {
    distance,
    detached,
    moves,
    assigned,
    scripts,
    runtime,
    retainers: claimedRetainers(columns, shared, wish),
    space,
  };
}

/** The index of its retainers; null when nobody will ask, or the other thread makes it. */
export function claimedRetainers(
  columns: SnapshotColumns,
  shared: boolean,
  { retainers, claim }: MeasureWish,
): RetainerIndex | null {
  if (!retainers || (claim !== null && Atomics.exchange(claim, 0, 1) !== 0)) return null;
  return indexRetainers(columns, memory(shared));
}

/** Room for row numbers of 16 bits: the second half of a word a node, unless moves reach into it. */
function rowsBehind({ to }: Moves, space: Uint32Array, take: Memory): Uint16Array {
  const count = space.length;
  return to.length <= count >>> 1
    ? new Uint16Array(space.buffer, count * Uint16Array.BYTES_PER_ELEMENT, count)
    : take.u16(count);
}

function sameShapes(a: Shapes, b: Shapes): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((names, i) => names.length === b[i].length && names.every((name, k) => name === b[i][k])))
  );
}

/** What every comparison asks of a node and no constructor's row does: how it hangs. Length nodeCount each. */
export interface Labelling {
  readonly dominator: Uint32Array;
  readonly distance: Int32Array;
  /** To be filled (heap/via.ts). */
  readonly via: Uint32Array;
  /** Scratch. */
  readonly nearest: Int32Array;
}

/** Fills `via`. */
export function labelNodes(columns: SnapshotColumns, { dominator, distance, via, nearest }: Labelling): void {
  labelDominatorEdges(columns, dominator, distance, { via, nearest });
}

/**
 * `buildHeap` in steps, for threads that take turns. Throws as it does.
 * @returns looks for the dominators: until then next to no memory was taken. That returns the rest of what asks for no shapes,
 * given what another thread measured meanwhile (null: it is measured here). Each once
 */
export function prepareHeap(
  columns: SnapshotColumns,
  options: Omit<BuildOptions, 'shapes'> = {},
): () => (measured: Measured | null) => HeapDraft {
  const { onProgress } = options;
  const schema = schemaOf(columns);
  if (columns.nodes.count === 0 || schema.root >= columns.nodes.count) throw new HeapError('bad-graph', 'nodes');

  onProgress?.('graph', 0);
  const names = namesOf(columns);
  onProgress?.('graph', 1);

  onProgress?.('sizes', 0);
  const rules = edgeRules(columns, schema, names);
  onProgress?.('sizes', 1);
  return () => withDominators(columns, options, { schema, names, rules });
}

/** What the passes over a heap go by. */
interface Prepared {
  readonly schema: Schema;
  readonly names: Names;
  readonly rules: EdgeRules;
}

function withDominators(
  columns: SnapshotColumns,
  options: Omit<BuildOptions, 'shapes'>,
  { schema, names, rules }: Prepared,
): (measured: Measured | null) => HeapDraft {
  const { signal, onProgress } = options;
  const { count } = columns.nodes;
  const { root } = schema;
  onProgress?.('dominators', 0);
  const take = memory(options.shared === true);
  const dominator = take.u32(count);
  const order = take.u32(count + 1).subarray(0, count);
  const retained = sumOf(columns.nodes.selfSize) > 0xffff_ffff ? take.f64(count) : take.u32(count);
  const first = take.u32(count + 1);
  const spare = take.u32(count);
  const label = take.u32(count);
  const page = computeDominators(
    rules,
    {
      dominator,
      order,
      scratch: [dominator, first, spare, new Uint32Array(retained.buffer, 0, count), label],
    },
    signal,
  );
  options.collectGarbage?.();
  onProgress?.('dominators', 0.6);

  return (measured) => {
    const runtime = measured?.runtime ?? null;
    if (runtime !== null) adoptRuntime(columns, runtime);
    const moves = measured?.moves ?? movesOf(columns, schema, findOwners(columns, schema, names, spare, signal));
    const detached = measured === null ? spreadDetachedness(columns, schema, signal) : measured.detached;
    const distance = measured?.distance ?? take.i32(count);
    if (measured === null) measureDistances(columns, schema, names, distance, first, signal);
    onProgress?.('dominators', 1);

    const space = measured?.space ?? spare;
    const wide = (): Uint32Array => take.u32(count);
    const assign = (): AssignedRows =>
      assignRows(
        { columns, schema, names, shapes, detached, sized: sizedNodes(columns, moves) },
        rowsBehind(moves, space, take),
        wide,
        signal,
      );
    let isElsewhere = false;
    let shapes: Shapes = [];
    let scripts: readonly ScriptUrl[] = [];
    let classes: ClassTable = { rows: [], nodeClass: new Uint16Array(0) };
    let rest: Compared | null = null;
    // Into what is free by then: moves give way to kinds, rows' scratch and the order to the tree.
    const compare = (): Compared =>
      (rest ??= {
        runtime: runtimeOf({ columns }),
        ...classifyKinds(columns, new Uint8Array(space.buffer, 0, count)),
        tree: childrenOf(dominator, root, { first: first.fill(0), child: order }),
      });
    return {
      labelling() {
        if (options.compared !== true || measured === null) return null;
        isElsewhere = true;
        return { dominator, distance, via: label, nearest: new Int32Array(spare.buffer, 0, count) };
      },
      name(given) {
        // Here and not before: another thread labels meanwhile, which asks for no sizes.
        attributeShallow(columns, moves, retained);
        sumRetained(root, dominator, order, retained);
        onProgress?.('names', 0);
        shapes = given ?? inferShapesOf(columns, schema, names, signal);
        scripts = measured?.scripts ?? collectScripts(columns, schema);
        const before = measured?.assigned ?? null;
        const assigned = before !== null && sameShapes(before.shapes, shapes) ? before : assign();
        classes = buildClasses({ columns, schema, scripts, retained, distance, dominator, order }, assigned, wide);
        checkCancelled(signal);
        // While another thread labels.
        if (isElsewhere) compare();
      },
      label() {
        // The order is free once its last reader has done with it, unless the tree has its place already.
        if (options.compared === true)
          labelNodes(columns, {
            dominator,
            distance,
            via: label,
            nearest: new Int32Array(isElsewhere ? spare.buffer : order.buffer, 0, count),
          });
      },
      finish() {
        const heap: Heap = {
          columns,
          hasEdges: true,
          dominator,
          retained,
          distance,
          classes,
          totalShallowBytes: retained[root],
          detached,
          scripts,
          shapes,
          page,
        };
        const retainers = measured?.retainers ?? null;
        const whole: Heap =
          options.compared === true
            ? { ...heap, via: label, ...compare(), ...(retainers === null ? {} : { retainers }) }
            : heap;
        onProgress?.('names', 1);
        return whole;
      },
    };
  };
}

/** What only comparisons ask. */
type Compared = Required<Pick<Heap, 'runtime' | 'kinds' | 'engineBytes' | 'tree'>>;

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
  const wide = (): Uint32Array => new Uint32Array(columns.nodes.count);
  const assigned = assignRows(
    {
      columns,
      schema,
      names: namesOf(columns),
      shapes,
      detached: heap.detached ?? null,
      sized: nonZero(shallowSizes(heap)),
    },
    new Uint16Array(columns.nodes.count),
    wide,
    signal,
  );
  return buildClasses(
    {
      columns,
      schema,
      scripts: heap.scripts ?? [],
      retained,
      distance,
      dominator,
      order: preorderOf(heap.tree ?? childrenOf(dominator, schema.root), schema.root),
    },
    assigned,
    wide,
  );
}

/** One bit per node: set where its size is not 0. */
function nonZero(sizes: Uint32Array | Float64Array): Uint32Array {
  const bits = new Uint32Array((sizes.length >>> 5) + 1);
  for (let node = 0; node < sizes.length; node++) if (sizes[node] !== 0) bits[node >>> 5] |= 1 << (node & 31);
  return bits;
}
