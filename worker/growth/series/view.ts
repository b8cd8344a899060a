// What every step of the analysis looks at: the series with its kinds, names, survivors and dominator trees.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { constructorName, dominatorTree, isWhole, Stack } from '../../heap/index.ts';
import type { DominatorTree, Heap, SlimHeap } from '../../heap/types.ts';
import type { NameTable } from './names.ts';
import { CONTEXT, ENGINE, PLUMBING, PROXY, TYPE, isStringType, plainName, typeOf } from './node-kinds.ts';
import type { Survivors } from './survivors.ts';
import type { EntryKey } from '../types.ts';

export interface ChildGroup {
  readonly key: EntryKey;
  /** Objects under the owner, survivors included. */
  count: number;
  /** Ordinals of those that do not survive (new to somebody). */
  readonly fresh: NodeOrdinal[];
  /** Bytes that came with `fresh`: their subtrees without the territories of survivors below, without engine nodes. */
  freshBytes: number;
  /** The engine's bytes under `fresh`: shapes and code that go with them. */
  engineBytes: number;
  /** Retained bytes of the surviving ones. */
  survivingBytes: number;
}

export interface Expansion {
  readonly groups: ReadonlyMap<EntryKey, ChildGroup>;
  /** Bytes of the owners themselves and of their plumbing (tables, backing stores, plain numbers). */
  readonly selfBytes: number;
}

/** The dominator tree of a snapshot, and one bit per node that survives. */
interface Land {
  readonly first: Uint32Array;
  readonly child: Uint32Array;
  readonly survivors: Uint32Array;
}

/** Flags of what is transparent, unless it survives. */
const SEEN_THROUGH = PLUMBING | CONTEXT;

function pushChildren({ first, child }: Land, node: NodeOrdinal, stack: Stack): void {
  for (let c = first[node], end = first[node + 1]; c < end; c++) stack.push(child[c]);
}

/** Those of the children that do not survive. */
function pushOthers({ first, child, survivors }: Land, node: NodeOrdinal, stack: Stack): void {
  for (let c = first[node], end = first[node + 1]; c < end; c++) {
    const below = child[c];
    if (((survivors[below >>> 5] >>> (below & 31)) & 1) === 0) stack.push(below);
  }
}

/**
 * Adds the bytes under a node that no survivor below it claims, the engine's apart.
 * @param stack what lies in it stays
 */
function addTerritory(
  land: Land,
  kinds: Uint8Array,
  selfSize: Uint32Array | Float64Array,
  top: NodeOrdinal,
  stack: Stack,
  group: ChildGroup,
): void {
  const bottom = stack.length;
  let freshBytes = 0;
  let engineBytes = 0;
  for (let node = top; ; node = stack.pop()) {
    if ((kinds[node] & ENGINE) === 0) freshBytes += selfSize[node];
    else engineBytes += selfSize[node];
    pushOthers(land, node, stack);
    if (stack.length === bottom) break;
  }
  group.freshBytes += freshBytes;
  group.engineBytes += engineBytes;
}

/** The series as the analysis sees it. Lazily built parts are built once. */
export class SeriesView {
  readonly heaps: readonly SlimHeap[];
  readonly kinds: readonly Uint8Array[];
  readonly names: NameTable;
  readonly survivors: Survivors;
  private readonly trees: (DominatorTree | null)[];
  /** Per snapshot. */
  private readonly nativeNames: readonly Map<number, number>[];
  /** Stacks that no walk uses now. */
  private readonly idle: Stack[] = [];

  constructor(heaps: readonly SlimHeap[], kinds: readonly Uint8Array[], names: NameTable, survivors: Survivors) {
    this.heaps = heaps;
    this.kinds = kinds;
    this.names = names;
    this.survivors = survivors;
    this.trees = heaps.map(() => null);
    this.nativeNames = heaps.map(() => new Map<number, number>());
  }

  /** @returns the ordinal of the (GC roots) node: where every walk towards the roots ends. */
  root(snapshot: number): NodeOrdinal {
    return this.heaps[snapshot].columns.header.rootOrdinal;
  }

  get last(): number {
    return this.heaps.length - 1;
  }

  /** The newest snapshot, whose edges say who holds what. Throws when it was slimmed. */
  get newest(): Heap {
    const heap = this.heaps[this.last];
    if (!isWhole(heap)) throw new Error('the newest snapshot of a series needs its edges');
    return heap;
  }

  tree(snapshot: number): DominatorTree {
    const known = this.trees[snapshot];
    if (known !== null) return known;
    const tree = dominatorTree(this.heaps[snapshot]);
    this.trees[snapshot] = tree;
    return tree;
  }

  survives(snapshot: number, node: NodeOrdinal): boolean {
    return this.survivors.at(snapshot, node);
  }

  /** @returns whether a node is see-through: plumbing, or a scope that came and went. */
  isTransparent(snapshot: number, node: NodeOrdinal): boolean {
    const kind = this.kinds[snapshot][node];
    return (kind & PLUMBING) !== 0 || ((kind & CONTEXT) !== 0 && !this.survives(snapshot, node));
  }

  /** @returns the key under which a node is counted among entries. */
  entryKey(snapshot: number, node: NodeOrdinal): EntryKey {
    const kind = this.kinds[snapshot][node];
    const type = typeOf(kind);
    // A string that is flattened changes its type, not what it is.
    if (isStringType(type)) return TYPE.string;
    // A regular expression is named after its text: counted by that, each would be a kind of its own.
    if (type === TYPE.symbol || type === TYPE.bigint || type === TYPE.number || type === TYPE.regexp) return type;
    if ((kind & CONTEXT) !== 0) return this.names.idOfName('system / Context') * 16 + type;
    if (type === TYPE.native) return this.nativeName(snapshot, node) * 16 + type;
    return this.names.id(snapshot, this.heaps[snapshot].columns.nodes.name[node]) * 16 + type;
  }

  /** @returns the constructor of a key as people read it: `Session`, `Function`, `(string)`. */
  keyConstructor(key: EntryKey): string {
    const type = key % 16;
    switch (type) {
      case TYPE.string:
        return '(string)';
      case TYPE['concatenated string']:
        return '(concatenated string)';
      case TYPE['sliced string']:
        return '(sliced string)';
      case TYPE.symbol:
        return '(symbol)';
      case TYPE.bigint:
        return '(bigint)';
      case TYPE.number:
        return '(number)';
      case TYPE.closure:
        return 'Function';
      case TYPE.regexp:
        return 'RegExp';
      default: {
        const name = this.names.text((key - type) / 16);
        return name === PROXY ? 'Proxy' : name;
      }
    }
  }

  /** @returns the name behind a key: a function's own name for closures, else the constructor. */
  keyName(key: EntryKey): string {
    const type = key % 16;
    return type === TYPE.closure ? this.names.text((key - type) / 16) : this.keyConstructor(key);
  }

  /**
   * What hangs directly from some objects, plumbing seen through, grouped by constructor.
   * @param roots - ordinals in that snapshot; must not dominate each other
   */
  expand(snapshot: number, roots: readonly NodeOrdinal[]): Expansion {
    const { retained, columns } = this.heaps[snapshot];
    const { selfSize } = columns.nodes;
    const kinds = this.kinds[snapshot];
    const land = this.land(snapshot);
    const { survivors } = land;
    const groups = new Map<EntryKey, ChildGroup>();
    let selfBytes = 0;
    const stack = this.idle.pop() ?? new Stack();
    for (const root of roots) {
      selfBytes += selfSize[root];
      pushChildren(land, root, stack);
    }
    // Entries of one kind lie together.
    let group: ChildGroup | undefined;
    while (stack.length > 0) {
      const node = stack.pop();
      const kind = kinds[node];
      const survives = ((survivors[node >>> 5] >>> (node & 31)) & 1) === 1;
      if (!survives && (kind & SEEN_THROUGH) !== 0) {
        if ((kind & ENGINE) === 0) selfBytes += selfSize[node];
        pushChildren(land, node, stack);
        continue;
      }
      const key = this.entryKey(snapshot, node);
      if (group?.key !== key) group = groups.get(key);
      if (group === undefined) {
        group = { key, count: 0, fresh: [], freshBytes: 0, engineBytes: 0, survivingBytes: 0 };
        groups.set(key, group);
      }
      group.count++;
      if (survives) {
        group.survivingBytes += retained[node];
      } else {
        group.fresh.push(node);
        addTerritory(land, kinds, selfSize, node, stack, group);
      }
    }
    this.idle.push(stack);
    return { groups, selfBytes };
  }

  private land(snapshot: number): Land {
    const { first, child } = this.tree(snapshot);
    return { first, child, survivors: this.survivors.bitsOf(snapshot) };
  }

  /** Visits a node and what it dominates, survivors below it and their subtrees left out. */
  walkTerritory(snapshot: number, node: NodeOrdinal, visit: (node: NodeOrdinal) => void): void {
    const { first } = this.tree(snapshot);
    if (first[node] === first[node + 1]) {
      visit(node);
      return;
    }
    const land = this.land(snapshot);
    // What is visited may be walked through itself.
    const stack = this.idle.pop() ?? new Stack();
    stack.push(node);
    while (stack.length > 0) {
      const n = stack.pop();
      visit(n);
      pushOthers(land, n, stack);
    }
    this.idle.push(stack);
  }

  private nativeName(snapshot: number, node: NodeOrdinal): number {
    const {
      columns: { nodes },
      detached,
    } = this.heaps[snapshot];
    // Inherited states, too: of two `Text` one can hang in the page and one in what was taken out of it.
    const cacheKey = nodes.name[node] * 256 + (detached?.[node] ?? 0);
    const known = this.nativeNames[snapshot].get(cacheKey);
    if (known !== undefined) return known;
    const id = this.names.idOfName(plainName(constructorName(this.heaps[snapshot], node)));
    this.nativeNames[snapshot].set(cacheKey, id);
    return id;
  }
}
