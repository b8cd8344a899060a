// A heap as the path tree sees it: which nodes are shown, which are looked through, and the text of labels and classes.

import {
  constructorName,
  dominatorTree,
  KIND,
  KIND_OF,
  kindsOf,
  nodeName,
  textOf,
  TYPE,
  typeOf,
  VIA_ELEMENT,
  VIA_INDIRECT,
  VIA_SEVERAL,
  viaOf,
  type SlimHeap,
} from '../../heap/index.ts';
import { ANY, INDIRECT, SEVERAL } from './path-labels.ts';

export const ROLE = {
  /** A node of the tree. */
  shown: 0,
  /** Storage and scopes: their bytes belong to the object that holds them. */
  own: 1,
  /** V8's own: looked through, bytes summed under `(engine)`. */
  engine: 2,
} as const;

/** Per kind byte. Groups of roots (`(Global handles)`, `(Document DOM trees)`) say something; that they are all GC roots does not. */
const ROLE_OF_KIND = Uint8Array.from(KIND_OF, (kind, byte) =>
  kind === KIND.user || typeOf(byte) === TYPE.synthetic ? ROLE.shown : kind === KIND.engine ? ROLE.engine : ROLE.own,
);

/** A class with all that the tree looks at, not closures over heaps: V8 compiles what works on it once for all of them. */
export class HeapView {
  /** Children in the dominator tree: `DominatorTree`. */
  readonly first: Uint32Array;
  readonly child: Uint32Array;
  readonly retained: SlimHeap['retained'];
  /** Equal numbers, equal label. */
  readonly labelKey: Uint32Array;
  /** Equal numbers, equal class, where `isShared`. */
  readonly classKey: SlimHeap['classes']['nodeClass'];
  readonly #heap: SlimHeap;
  readonly #names = new Map<number, string>();
  readonly #synthetic: number;
  readonly #kinds: Uint8Array;
  readonly #gcRoots: number;

  constructor(heap: SlimHeap) {
    this.#heap = heap;
    ({ first: this.first, child: this.child } = dominatorTree(heap));
    this.retained = heap.retained;
    this.#kinds = kindsOf(heap);
    this.#gcRoots = gcRootsOf(heap);
    this.labelKey = viaOf(heap);
    this.classKey = heap.classes.nodeClass;
    this.#synthetic = heap.columns.header.nodeTypes.indexOf('synthetic');
  }

  /** ROLE of a node. */
  roleOf(node: number): number {
    return node === this.#gcRoots ? ROLE.own : ROLE_OF_KIND[this.#kinds[node]];
  }

  /** False for roots and for what is counted in no row: each has a name of its own. */
  isShared(node: number): boolean {
    return (
      this.classKey[node] < this.#heap.classes.rows.length && this.#heap.columns.nodes.type[node] !== this.#synthetic
    );
  }

  /** How a node hangs from its dominator: a name, `…name`, `[]` or `(several)`. */
  label(node: number): string {
    const index = this.labelKey[node];
    if (index === VIA_ELEMENT) return ANY;
    if (index === VIA_SEVERAL) return SEVERAL;
    let name = this.#names.get(index);
    if (name === undefined) {
      const { strings } = this.#heap.columns;
      name = index < VIA_INDIRECT ? textOf(strings, index) : `${INDIRECT}${textOf(strings, index - VIA_INDIRECT)}`;
      // A dictionary has millions of keys; they end up as `[]` and need no memory here.
      if (this.#names.size < 50_000) this.#names.set(index, name);
    }
    return name;
  }

  className(node: number): string {
    if (this.#heap.columns.nodes.type[node] === this.#synthetic) return nodeName(this.#heap, node);
    const row = this.classKey[node];
    return row < this.#heap.classes.rows.length ? this.#heap.classes.rows[row].name : constructorName(this.#heap, node);
  }
}

const views = new WeakMap<SlimHeap, HeapView>();

/** Made once per heap. */
export function viewOf(heap: SlimHeap): HeapView {
  const known = views.get(heap);
  if (known !== undefined) return known;
  const view = new HeapView(heap);
  views.set(heap, view);
  return view;
}

/** The node `(GC roots)`, -1 when there is none: it hangs from the root. */
function gcRootsOf(heap: SlimHeap): number {
  const { nodes, header, strings } = heap.columns;
  const { first, child } = dominatorTree(heap);
  const synthetic = header.nodeTypes.indexOf('synthetic');
  for (let at = first[header.rootOrdinal]; at < first[header.rootOrdinal + 1]; at++) {
    if (nodes.type[child[at]] === synthetic && textOf(strings, nodes.name[child[at]]) === '(GC roots)')
      return child[at];
  }
  return -1;
}
