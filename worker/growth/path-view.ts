// A heap as the path tree sees it: which nodes are shown, which are looked through, and the text of labels and classes.

import {
  constructorName, dominatorTree, inSlices, KIND, KIND_OF, kindsOf, nodeName, textOf, VIA_ELEMENT, VIA_INDIRECT, VIA_SEVERAL, viaOf, type SlimHeap,
} from '../heap/index.ts';
import { ANY, INDIRECT, SEVERAL } from './path-labels.ts';

export const ROLE = {
  /** A node of the tree. */
  shown: 0,
  /** Storage and scopes: their bytes belong to the object that holds them. */
  own: 1,
  /** V8's own: looked through, bytes summed under `(engine)`. */
  engine: 2,
} as const;

/** Per kind byte. */
const ROLE_OF_KIND = Uint8Array.from(KIND_OF, (kind) => (kind === KIND.engine ? ROLE.engine : kind === KIND.user ? ROLE.shown : ROLE.own));

/** A class with all that the tree looks at, not closures over heaps: V8 compiles what works on it once for all of them. */
export class HeapView {
  /** Children in the dominator tree: `DominatorTree`. */
  readonly first: Uint32Array;
  readonly child: Uint32Array;
  readonly retained: SlimHeap['retained'];
  /** ROLE per node. */
  readonly role: Uint8Array;
  /** Equal numbers, equal label. */
  readonly labelKey: Uint32Array;
  /** Equal numbers, equal class, where `isShared`. */
  readonly classKey: SlimHeap['classes']['nodeClass'];
  readonly #heap: SlimHeap;
  readonly #names = new Map<number, string>();
  readonly #synthetic: number;

  constructor(heap: SlimHeap) {
    this.#heap = heap;
    ({ first: this.first, child: this.child } = dominatorTree(heap));
    this.retained = heap.retained;
    this.role = rolesOf(heap);
    this.labelKey = viaOf(heap);
    this.classKey = heap.classes.nodeClass;
    this.#synthetic = heap.columns.header.nodeTypes.indexOf('synthetic');
  }

  /** False for roots and for what is counted in no row: each has a name of its own. */
  isShared(node: number): boolean {
    return this.classKey[node] < this.#heap.classes.rows.length && this.#heap.columns.nodes.type[node] !== this.#synthetic;
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

/** Made once per heap; one byte a node. */
export function viewOf(heap: SlimHeap): HeapView {
  const known = views.get(heap);
  if (known !== undefined) return known;
  const view = new HeapView(heap);
  views.set(heap, view);
  return view;
}

function rolesOf(heap: SlimHeap): Uint8Array {
  const { nodes, header, strings } = heap.columns;
  const kinds = kindsOf(heap);
  const synthetic = header.nodeTypes.indexOf('synthetic');
  const role = new Uint8Array(nodes.count);
  inSlices(nodes.count, undefined, (from, to) => {
    for (let node = from; node < to; node++) {
      if (nodes.type[node] !== synthetic) role[node] = ROLE_OF_KIND[kinds[node]];
      // Groups of roots (`(Global handles)`, `(Document DOM trees)`) say something; that they are all GC roots does not.
      else if (textOf(strings, nodes.name[node]) === '(GC roots)') role[node] = ROLE.own;
    }
  });
  return role;
}
