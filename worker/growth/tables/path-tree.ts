// Growth by retainer path: one tree over all snapshots, from the GC roots along the dominator tree, objects merged by
// how they are held and what they are. Storage, scopes and engine objects are looked through, so every byte is in
// exactly one place: a node's bytes are its children's plus its own. Nodes are worked out when they are opened.

import { shallowOf, Stack, type SlimHeap } from '../../heap/index.ts';
import type { PathTreeNode } from '../../report/types.ts';
import { growthOf } from '../../base/by-snapshot.ts';
import { Collector, Ordinals, RecentLists, type Draft, type Members } from './path-groups.ts';
import { ANY, ENGINE, ROOT } from './path-labels.ts';
import { ROLE, viewOf, type HeapView } from './path-view.ts';

/** Under a dictionary a name of its own is worth this share of the node (path-groups.ts). */
const WORTH_A_NAME = 0.02;
/** Levels of a report's tree that are opened whatever stands there. */
const OPEN_LEVELS = 6;

/** One merged node. Lists have one entry per snapshot. */
export interface PathNode {
  /** Stable within one tree, `''` for the root; a child's id begins with its parent's. */
  readonly id: string;
  readonly edge: string;
  readonly constructor: string;
  readonly engine: boolean;
  readonly countBySnapshot: readonly number[];
  /** Retained bytes of the whole subtree. */
  readonly bytesBySnapshot: readonly number[];
  /** An object of the newest snapshot that has one; null for engine bytes. */
  readonly sampleObjectId: number | null;
}

interface Group extends PathNode {
  /** Ordinals per snapshot: objects held straight by the parent's, then those folded in as links of a chain. */
  readonly members: Members;
}

/** The tree over a series. Asking for children of the same node again costs nothing. */
export class PathTree {
  readonly root: PathNode;
  readonly #rootGroup: Group;
  readonly #heaps: readonly SlimHeap[];
  readonly #views: readonly HeapView[];
  readonly #groups = new Map<string, Group>();
  /** Scratch of the walks, empty between them. */
  readonly #pending = new Stack();
  readonly #recent = new RecentLists();
  readonly #children = new Map<string, readonly Group[]>();

  /** @param heaps oldest first; classes made with the same shapes */
  constructor(heaps: readonly SlimHeap[]) {
    this.#heaps = heaps;
    this.#views = heaps.map(viewOf);
    const roots = heaps.map((heap) => heap.columns.header.rootOrdinal);
    const root: Group = {
      id: '',
      edge: '',
      constructor: ROOT,
      engine: false,
      countBySnapshot: heaps.map(() => 1),
      bytesBySnapshot: heaps.map((heap) => heap.totalShallowBytes),
      sampleObjectId: null,
      members: roots.map((node) => {
        const list = new Ordinals();
        list.push(node);
        return list;
      }),
    };
    this.root = root;
    this.#rootGroup = root;
    this.#groups.set('', root);
  }

  /** The node with this id, opening its ancestors as needed; null when there is none. */
  node(id: string): PathNode | null {
    return this.#find(id);
  }

  #find(id: string): Group | null {
    const known = this.#groups.get(id);
    if (known !== undefined) return known;
    const parentId = id.slice(0, Math.max(0, id.lastIndexOf('.')));
    if (this.#find(parentId) === null) return null;
    this.#open(parentId);
    return this.#groups.get(id) ?? null;
  }

  /** Children in no particular order; empty for an unknown id. */
  children(id: string): readonly PathNode[] {
    return this.#open(id);
  }

  #open(id: string): readonly Group[] {
    const known = this.#children.get(id);
    if (known !== undefined) return known;
    const parent = this.#find(id);
    if (parent === null || parent.engine) return [];
    const collector = new Collector(this.#views.length);
    for (let snapshot = 0; snapshot < this.#views.length; snapshot++) this.#collect(parent, snapshot, collector);
    const least = Math.max(...parent.bytesBySnapshot) * WORTH_A_NAME;
    const isLarge = (members: Members): boolean =>
      members.some((nodes, snapshot) => sum(nodes, this.#views[snapshot].retained) >= least);
    const groups = collector.groups(isLarge).map((draft) => this.#finish(parent, draft));
    this.#children.set(id, groups);
    for (const group of groups) this.#groups.set(group.id, group);
    return groups;
  }

  /** Everything held by the parent's members, storage and engine looked through. */
  #collect(parent: Group, snapshot: number, collector: Collector): void {
    const pending = this.#pending;
    this.#recent.clear();
    const members = parent.members[snapshot];
    for (let i = 0; i < members.length; i++) {
      pending.push(members.at(i));
      while (pending.length > 0) this.#collectUnder(pending.pop(), parent, snapshot, collector);
    }
  }

  /** One node's children: listed, or left to be looked through. A function of its own, so that it is compiled once. */
  #collectUnder(from: number, parent: Group, snapshot: number, collector: Collector): void {
    const view = this.#views[snapshot];
    const { first, child } = view;
    for (let at = first[from], end = first[from + 1]; at < end; at++) {
      const node = child[at];
      const role = view.roleOf(node);
      if (role === ROLE.shown) {
        const known = this.#recent.find(view, node);
        if (known === undefined) this.#sort(node, parent, snapshot, collector);
        else known?.push(node);
        continue;
      }
      if (role === ROLE.engine) collector.addEngine(snapshot, shallowOf(this.#heaps[snapshot], node));
      this.#pending.push(node);
    }
  }

  #sort(node: number, parent: Group, snapshot: number, collector: Collector): void {
    const view = this.#views[snapshot];
    const label = view.label(node);
    const className = view.className(node);
    // A link of the parent's own chain is one of its members.
    const isOwn = isLink(label, className, parent.edge, parent.constructor);
    this.#recent.keep(view, node, isOwn ? null : collector.add(snapshot, label, className, node));
  }

  #finish(parent: Group, draft: Draft): Group {
    const id = `${parent.id}${parent.id === '' ? '' : '.'}${draft.id}`;
    if (draft.engineBytes !== null) {
      return {
        id,
        edge: ENGINE,
        constructor: ENGINE,
        engine: true,
        members: [],
        countBySnapshot: draft.engineCounts,
        bytesBySnapshot: draft.engineBytes,
        sampleObjectId: null,
      };
    }
    const bytes = draft.members.map((nodes, snapshot) => sum(nodes, this.#views[snapshot].retained));
    const members = draft.members.map((nodes, snapshot) =>
      this.#withLinks(nodes, snapshot, draft.edge, draft.className),
    );
    const newest = members.findLastIndex((nodes) => nodes.length > 0);
    return {
      id,
      edge: draft.edge,
      constructor: draft.className,
      engine: false,
      members,
      countBySnapshot: members.map((nodes) => nodes.length),
      bytesBySnapshot: bytes,
      sampleObjectId:
        newest < 0 ? null : this.#heaps[newest].columns.nodes.id[members[newest].at(members[newest].length - 1)],
    };
  }

  /** Adds the links of a chain to its first: objects of the same class held the same way by one of the members. */
  #withLinks(nodes: Ordinals, snapshot: number, edge: string, className: string): Ordinals {
    if (edge === ANY) return nodes;
    const view = this.#views[snapshot];
    const { first, child } = view;
    const pending = this.#pending;
    for (let done = 0; done < nodes.length; done++) {
      pending.push(nodes.at(done));
      while (pending.length > 0) {
        const from = pending.pop();
        for (let at = first[from]; at < first[from + 1]; at++) {
          const node = child[at];
          if (view.roleOf(node) !== ROLE.shown) pending.push(node);
          else if (view.label(node) === edge && view.className(node) === className) nodes.push(node);
        }
      }
    }
    return nodes;
  }

  /**
   * The subtree for a report: `depth` levels, children below `minShare` of the root's largest bytes left out and counted
   * in `omitted`, never more than `limit` nodes in all; with their ids for a picture that can be zoomed, without for a file.
   * null for an unknown id.
   */
  cut(id: string, depth: number, minShare: number, limit = 2000, withIds = false): PathTreeNode | null {
    const top = this.#find(id);
    return top === null ? null : this.#write(top, depth, minShare, limit, withIds);
  }

  #write(top: Group, depth: number, minShare: number, limit: number, withIds: boolean, crowd = Infinity): PathTreeNode {
    const least = Math.max(...this.root.bytesBySnapshot) * minShare;
    let left = limit;
    const write = (group: Group, levels: number): PathTreeNode => {
      left--;
      const closed = levels <= 0 || (depth - levels > OPEN_LEVELS && Math.max(...group.countBySnapshot) > crowd);
      const children = closed ? [] : this.#open(group.id);
      const worth = children
        .filter((child) => Math.max(...child.bytesBySnapshot) >= least)
        .sort((a, b) => interest(b) - interest(a));
      const written: PathTreeNode[] = [];
      for (const child of worth) {
        if (left <= 0) break;
        written.push(write(child, levels - 1));
      }
      const omitted = closed ? (this.#expandable(group) ? 1 : 0) : children.length - written.length;
      return {
        ...(withIds ? { id: group.id } : {}),
        edge: group.edge,
        constructor: group.constructor,
        engine: group.engine,
        countBySnapshot: group.countBySnapshot,
        bytesBySnapshot: group.bytesBySnapshot,
        children: written,
        omitted,
      };
    };
    return write(top, depth);
  }

  /**
   * What a report keeps of the tree: deep enough for Node's module cache (a dozen hops), small enough to share. Crowds far
   * down stay closed: opening them means a look at every object of the heap (0.45 s for a pair of 110 MB, against 0.1 s).
   */
  forReport(): PathTreeNode {
    return this.#write(this.#rootGroup, 24, 0.002, 1500, false, 2000);
  }

  /** Whether a node holds anything but itself. */
  expandable(node: PathNode): boolean {
    const group = this.#groups.get(node.id);
    return group !== undefined && this.#expandable(group);
  }

  #expandable(group: Group): boolean {
    if (group.engine) return false;
    const opened = this.#children.get(group.id);
    if (opened !== undefined) return opened.length > 0;
    return group.members.some((nodes, snapshot) => {
      const view = this.#views[snapshot];
      const { first, child } = view;
      // Storage of its own is not a child: look one level through it.
      return Array.from({ length: Math.min(nodes.length, 50) }, (_, i) => nodes.at(i)).some((node) => {
        for (let at = first[node]; at < first[node + 1]; at++) {
          if (view.roleOf(child[at]) !== ROLE.own || first[child[at]] < first[child[at] + 1]) return true;
        }
        return false;
      });
    });
  }
}

/** A chain is held by one name all along: nested arrays are no chain. */
function isLink(label: string, className: string, edge: string, constructor: string): boolean {
  return label === edge && label !== ANY && className === constructor;
}

function sum(nodes: Ordinals, values: Uint32Array | Float64Array): number {
  let total = 0;
  for (let i = 0; i < nodes.length; i++) total += values[nodes.at(i)];
  return total;
}

/** Growth first, then size: what a reader of a cut tree wants to see. */
function interest(group: PathNode): number {
  const bytes = group.bytesBySnapshot;
  return Math.max(growthOf(bytes), 0) * 16 + Math.max(...bytes);
}
