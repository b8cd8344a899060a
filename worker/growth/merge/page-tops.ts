// Elements that came with one another (a calendar and all in it) are known by the topmost, which somebody appended to what
// was there before: options of a select inside say nothing of what piles up.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import type { Namer } from '../name/links.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { EntryKey } from '../types.ts';

/** Fewer topmost elements than this are no row of alike ones. */
const MIN_TOPS = 4;
/** This part of the topmost elements must be alike. */
const ALIKE = 0.6;
/** Elements of the same tag and class elsewhere, beside the topmost ones: at most this part of them. */
const ELSEWHERE = 0.2;
/** An element as a page's author knows it: tag and first class. */
const SIGN = /^<[\w-]+(?: class="[^\s"]*)?/;

export interface PageTops {
  readonly key: EntryKey;
  /** New topmost elements of the last snapshot. */
  readonly nodes: readonly NodeOrdinal[];
  /** All elements of that tag and class, per snapshot. */
  readonly bySnapshot: readonly (readonly NodeOrdinal[])[];
}

/**
 * The topmost elements of what came, where they are alike.
 * @param nodes - new elements of the last snapshot
 * @returns null when they are not, or when not all of their kind stand at the top
 */
export function pageTops(view: SeriesView, namer: Namer, nodes: readonly NodeOrdinal[]): PageTops | null {
  const { last } = view;
  const came = new Set(nodes);
  const tops = nodes.filter((node) => hangsFromOthers(namer, node, came));
  if (tops.length < MIN_TOPS) return null;
  const bySign = new Map<string, NodeOrdinal[]>();
  for (const node of tops) {
    const sign = SIGN.exec(namer.rawName(node))?.[0] ?? '';
    const alike = bySign.get(sign);
    if (alike === undefined) bySign.set(sign, [node]);
    else alike.push(node);
  }
  const [sign, alike] = [...bySign].sort((x, y) => y[1].length - x[1].length)[0];
  if (sign === '' || alike.length < ALIKE * tops.length) return null;
  const bySnapshot = view.heaps.map((_, i) => elementsLike(view, i, sign));
  const fresh = bySnapshot[last].filter((node) => !view.survives(last, node));
  if (fresh.length > alike.length * (1 + ELSEWHERE)) return null;
  return { key: view.entryKey(last, alike[0]), nodes: alike, bySnapshot };
}

/**
 * Whether an element refers to one that did not come with it: its parent. Ids do not tell what was there before, since the
 * browser gives an element another one when a script first touches it.
 */
function hangsFromOthers(namer: Namer, node: NodeOrdinal, came: ReadonlySet<NodeOrdinal>): boolean {
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
    const to = edges.toNode[e];
    if (typeOf(namer.kinds[to]) === TYPE.native && !came.has(to) && namer.rawName(to).startsWith('<')) return true;
  }
  return false;
}

function elementsLike(view: SeriesView, snapshot: number, sign: string): NodeOrdinal[] {
  const { nodes, strings } = view.heaps[snapshot].columns;
  const kinds = view.kinds[snapshot];
  const known = new Map<number, boolean>();
  const found: NodeOrdinal[] = [];
  for (let n = 0; n < nodes.count; n++) {
    if (typeOf(kinds[n]) !== TYPE.native) continue;
    const name = nodes.name[n];
    let is = known.get(name);
    if (is === undefined) {
      is = SIGN.exec(stringAt(strings, name))?.[0] === sign;
      known.set(name, is);
    }
    if (is) found.push(n);
  }
  return found;
}
