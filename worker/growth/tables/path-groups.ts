// Sorting the children of a path-tree node into groups: by how they are held and what they are, the same way in every snapshot.

import { Stack } from '../../heap/index.ts';
import { ANY, ENGINE } from './path-labels.ts';
import type { HeapView } from './path-view.ts';

/** A class with more names than this under one node is taken for a dictionary: its keys become `[]`, but for those that are large. */
const MAX_NAMES = 48;
/** With this many names nothing is worth telling apart any more, nor the memory. */
const STOP_NAMING = 5000;

/** Children of one node that are held by the same name and are of one class. */
export interface Draft {
  readonly id: string;
  readonly edge: string;
  readonly className: string;
  readonly members: Members;
  readonly engineBytes: readonly number[] | null;
  readonly engineCounts: readonly number[];
}

/** One list of ordinals per snapshot. */
export type Members = readonly Ordinals[];

/** Ordinals of a group. A dictionary makes thousands of them with one each: only a second one makes an array. */
export class Ordinals {
  length = 0;
  #first = 0;
  #all: Stack | null = null;

  push(node: number): void {
    if (this.length++ === 0) {
      this.#first = node;
      return;
    }
    if (this.#all === null) {
      this.#all = new Stack(4);
      this.#all.push(this.#first);
    }
    this.#all.push(node);
  }

  at(i: number): number {
    return this.#all === null ? this.#first : this.#all.items[i];
  }
}

interface ClassDraft {
  byEdge: Map<string, Members>;
  /** Too many names already: the rest goes to `[]`. */
  closed: boolean;
}

const RECENT = 256;
/** No class has this number. */
const NOWHERE = 0xffff_ffff;

/**
 * Where nodes of one label and class went lately: thousands of siblings are alike, and two look-ups of text each would
 * be most of the work. `null` stands for those that are no child of their own.
 */
export class RecentLists {
  readonly #classes = new Uint32Array(RECENT);
  readonly #labels = new Uint32Array(RECENT);
  readonly #lists: (Ordinals | null)[] = Array.from({ length: RECENT }, () => null);

  clear(): void {
    this.#classes.fill(NOWHERE);
    this.#lists.fill(null);
  }

  /** undefined when it is not known. */
  find(view: HeapView, node: number): Ordinals | null | undefined {
    const { classKey, labelKey } = view;
    const at = (classKey[node] ^ (labelKey[node] * 31)) & (RECENT - 1);
    if (this.#classes[at] !== classKey[node] || this.#labels[at] !== labelKey[node] || !view.isShared(node))
      return undefined;
    return this.#lists[at];
  }

  keep({ classKey, labelKey }: HeapView, node: number, list: Ordinals | null): void {
    const at = (classKey[node] ^ (labelKey[node] * 31)) & (RECENT - 1);
    this.#classes[at] = classKey[node];
    this.#labels[at] = labelKey[node];
    this.#lists[at] = list;
  }
}

/** Sorts children into groups by label and class, the same way in every snapshot. */
export class Collector {
  readonly #snapshots: number;
  readonly #byClass = new Map<string, ClassDraft>();
  readonly #engineBytes: number[];
  readonly #engineCounts: number[];

  constructor(snapshots: number) {
    this.#snapshots = snapshots;
    this.#engineBytes = Array.from({ length: snapshots }, () => 0);
    this.#engineCounts = Array.from({ length: snapshots }, () => 0);
  }

  /** @returns the list the node went to */
  add(snapshot: number, label: string, className: string, node: number): Ordinals {
    let draft = this.#byClass.get(className);
    if (draft === undefined) {
      draft = { byEdge: new Map(), closed: false };
      this.#byClass.set(className, draft);
    }
    if (!draft.closed && draft.byEdge.size >= STOP_NAMING) draft.closed = true;
    const list = (draft.byEdge.get(label) ?? this.#list(draft, draft.closed ? ANY : label))[snapshot];
    list.push(node);
    return list;
  }

  #list({ byEdge }: ClassDraft, edge: string): Members {
    let members = byEdge.get(edge);
    if (members === undefined)
      byEdge.set(edge, (members = Array.from({ length: this.#snapshots }, () => new Ordinals())));
    return members;
  }

  addEngine(snapshot: number, bytes: number): void {
    this.#engineBytes[snapshot] += bytes;
    this.#engineCounts[snapshot]++;
  }

  groups(isLarge: (members: Members) => boolean): readonly Draft[] {
    const drafts: Draft[] = [];
    const taken = new Set<string>();
    for (const [className, draft] of this.#byClass) {
      if (draft.byEdge.size > MAX_NAMES) this.#fold(draft, isLarge);
      for (const [edge, members] of draft.byEdge) {
        drafts.push({
          id: freeId(keyOf(edge, className), taken),
          edge,
          className,
          members,
          engineBytes: null,
          engineCounts: [],
        });
      }
    }
    if (this.#engineBytes.some((bytes) => bytes > 0)) {
      drafts.push({
        id: freeId(ENGINE, taken),
        edge: ENGINE,
        className: ENGINE,
        members: [],
        engineBytes: this.#engineBytes,
        engineCounts: this.#engineCounts,
      });
    }
    return drafts;
  }

  /** Into new memory: taking thousands of keys out of a map, and walking what is left, takes longer. */
  #fold(draft: ClassDraft, isLarge: (members: Members) => boolean): void {
    const into = this.#list(draft, ANY);
    const named = new Map<string, Members>();
    for (const [edge, members] of draft.byEdge) {
      if (edge === ANY || isLarge(members)) {
        named.set(edge, members);
        continue;
      }
      members.forEach((nodes, snapshot) => {
        for (let i = 0; i < nodes.length; i++) into[snapshot].push(nodes.at(i));
      });
    }
    draft.byEdge = named;
  }
}

/** A short name that depends on the key alone, unless two siblings' hashes meet. */
function freeId(key: string, taken: Set<string>): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  let id = (hash >>> 0).toString(36);
  while (taken.has(id)) id += '_';
  taken.add(id);
  return id;
}

function keyOf(edge: string, className: string): string {
  return `${edge}\u0000${className}`;
}
