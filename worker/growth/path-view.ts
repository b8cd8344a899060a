// A heap as the path tree sees it: which nodes are shown, which are looked through, and the text of labels and classes.

import {
  constructorName, KIND, kindsOf, NO_CLASS, nodeName, textOf, VIA_ELEMENT, VIA_INDIRECT, VIA_SEVERAL, viaOf, type SlimHeap,
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

export interface HeapView {
  /** ROLE per node. */
  readonly role: Uint8Array;
  /** How a node hangs from its dominator: a name, `…name`, `[]` or `(several)`. */
  label(node: number): string;
  className(node: number): string;
  /** Equal numbers, equal label. */
  readonly labelKey: Uint32Array;
  /** Equal numbers, equal class, where `isShared`. */
  readonly classKey: Uint32Array;
  /** False for roots and for what is counted in no row: each has a name of its own. */
  isShared(node: number): boolean;
}

const views = new WeakMap<SlimHeap, HeapView>();

/** Made once per heap; one byte a node. */
export function viewOf(heap: SlimHeap): HeapView {
  const known = views.get(heap);
  if (known !== undefined) return known;
  const { nodes, strings, header } = heap.columns;
  const via = viaOf(heap);
  const names = new Map<number, string>();
  const { nodeClass, rows } = heap.classes;
  const synthetic = header.nodeTypes.indexOf('synthetic');
  const view: HeapView = {
    role: rolesOf(heap),
    labelKey: via,
    classKey: nodeClass,
    isShared: (node) => nodeClass[node] !== NO_CLASS && nodes.type[node] !== synthetic,
    label(node) {
      const index = via[node];
      if (index === VIA_ELEMENT) return ANY;
      if (index === VIA_SEVERAL) return SEVERAL;
      let name = names.get(index);
      if (name === undefined) {
        name = index < VIA_INDIRECT ? textOf(strings, index) : `${INDIRECT}${textOf(strings, index - VIA_INDIRECT)}`;
        // A dictionary has millions of keys; they end up as `[]` and need no memory here.
        if (names.size < 50_000) names.set(index, name);
      }
      return name;
    },
    className(node) {
      const row = nodeClass[node];
      if (nodes.type[node] === synthetic) return nodeName(heap, node);
      return row !== NO_CLASS ? rows[row].name : constructorName(heap, node);
    },
  };
  views.set(heap, view);
  return view;
}

function rolesOf(heap: SlimHeap): Uint8Array {
  const { nodes, header, strings } = heap.columns;
  const kinds = kindsOf(heap);
  const synthetic = header.nodeTypes.indexOf('synthetic');
  const role = new Uint8Array(nodes.count);
  for (let node = 0; node < nodes.count; node++) {
    const kind = kinds[node];
    if (kind === KIND.plumbing || kind === KIND.context) role[node] = ROLE.own;
    else if (kind === KIND.engine && nodes.type[node] !== synthetic) role[node] = ROLE.engine;
    // Groups of roots (`(Global handles)`, `(Document DOM trees)`) say something; that they are all GC roots does not.
    if (nodes.type[node] === synthetic && textOf(strings, nodes.name[node]) === '(GC roots)') role[node] = ROLE.own;
  }
  return role;
}
