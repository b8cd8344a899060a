// A readable way from the GC roots to an object, as the report prints it: shortest first, by strong references only,
// never through what the finding itself keeps, and through the reference that gives the owner its name.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { Link, Namer } from './links.ts';
import { isListLink, isWeakName } from './weak-names.ts';

/** One hop: how `link.holder` refers to `target`. */
export interface Step {
  readonly link: Link;
  readonly target: NodeOrdinal;
}

export interface RouteOptions {
  /** Where the way begins, or whether it may begin at an object; a GC root when absent. */
  readonly from?: NodeOrdinal | ((node: NodeOrdinal) => boolean);
  /** What the way must not pass through: the entries that grow. */
  readonly avoid?: (node: NodeOrdinal) => boolean;
  /** The name by which the last hop should refer to the object. */
  readonly name?: string | null;
}

/** Objects opened before the search gives up: a way is rarely longer than twenty hops, and each opens a few others. */
const MAX_OPENED = 1500;
/** Holders of one object that are looked at, nearest to the roots first. */
const MAX_HOLDERS = 64;
/** What a hop costs beside its length: references that a programmer reads are worth a small detour. */
const HOP_COST: Readonly<Record<Link['kind'], number>> = {
  variable: 0,
  property: 0.5,
  entry: 0.7,
  element: 0.7,
  internal: 2.5,
  root: 0,
};
/** A root of the moment, and an object that no root of the program reaches, are taken when there is nothing else. */
const PASSING_COST = 200;
const SYSTEM_COST = 150;
/** What came during the series is a poor witness. */
const FRESH_COST = 3;
/** DevTools counts distances of what only V8's own roots reach from here. */
const SYSTEM_DISTANCE = 100_000_000;

interface Opened {
  readonly node: NodeOrdinal;
  /** The hop below and the one it was opened from; null at the object that is asked about. */
  readonly step: Step | null;
  readonly below: Opened | null;
  readonly cost: number;
  readonly estimate: number;
}

/**
 * The best way to an object (A* over references, backwards, with DevTools' distance as what is left).
 * @param node - where the way ends
 * @returns hops from the first object on, the last one's target is `node`; null when there is no such way. Where only the
 *   engine's own objects keep the topmost (a module's scope), the way begins there.
 */
export function routeTo(namer: Namer, node: NodeOrdinal, options: RouteOptions = {}): Step[] | null {
  const { from, avoid, name } = options;
  const isFrom = typeof from === 'function' ? from : (at: NodeOrdinal): boolean => at === from;
  if (isFrom(node)) return [];
  const queue = new Queue();
  queue.push({ node, step: null, below: null, cost: 0, estimate: 0 });
  const done = new Set<NodeOrdinal>();
  let keptByEngine: Opened | null = null;
  for (let left = MAX_OPENED; left > 0; left--) {
    const at = queue.pop();
    if (at === undefined) break;
    if (at.step !== null && (from === undefined ? namer.isSynthetic(at.node) : isFrom(at.node))) return stepsOf(at);
    if (done.has(at.node) || namer.isSynthetic(at.node)) continue;
    done.add(at.node);
    const links = namer.nearestLinks(at.node, MAX_HOLDERS);
    if (links.length === 0) keptByEngine ??= at;
    for (const link of links) {
      const { holder } = link;
      if (done.has(holder) || (!isFrom(holder) && avoid?.(holder) === true)) continue;
      const bonus = at.step === null && name !== undefined && link.name === name ? -1 : 0;
      const cost = at.cost + costOf(namer, link) + bonus;
      queue.push({
        node: holder,
        step: { link, target: at.node },
        below: at,
        cost,
        estimate: cost + (from === undefined ? remaining(namer, holder) : 0),
      });
    }
  }
  if (keptByEngine === null || from !== undefined) return null;
  const root: Link = { holder: namer.root, kind: 'root', name: '', folded: [] };
  return [{ link: root, target: keptByEngine.node }, ...stepsOf(keptByEngine)];
}

function stepsOf(top: Opened): Step[] {
  const steps: Step[] = [];
  for (let at: Opened | null = top; at !== null && at.step !== null; at = at.below) steps.push(at.step);
  return steps;
}

function costOf(namer: Namer, link: Link): number {
  let cost = 1 + HOP_COST[link.kind];
  if (namer.isSynthetic(link.holder)) return cost + (namer.isPassingRoot(link.holder) ? PASSING_COST : 0);
  if (isListLink(link.name)) cost += 1;
  else if (isWeakName(link.name)) cost += 0.2;
  if (!namer.isLasting(link.holder)) cost += FRESH_COST;
  return cost;
}

/** Hops that are left to a root, at least. */
function remaining(namer: Namer, node: NodeOrdinal): number {
  if (namer.isSynthetic(node)) return 0;
  const distance = namer.heap.distance[node];
  return distance < 0 || distance >= SYSTEM_DISTANCE ? SYSTEM_COST : distance;
}

/** A binary heap by estimate; of equals the one that came first. */
class Queue {
  readonly #items: { readonly opened: Opened; readonly order: number }[] = [];
  #order = 0;

  push(opened: Opened): void {
    const items = this.#items;
    let at = items.length;
    items.push({ opened, order: this.#order++ });
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(at, up)) break;
      [items[at], items[up]] = [items[up], items[at]];
      at = up;
    }
  }

  pop(): Opened | undefined {
    const items = this.#items;
    const top = items[0]?.opened;
    const end = items.pop();
    if (end === undefined || items.length === 0) return top;
    items[0] = end;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      let least = at;
      if (left < items.length && this.#before(left, least)) least = left;
      if (left + 1 < items.length && this.#before(left + 1, least)) least = left + 1;
      if (least === at) return top;
      [items[at], items[least]] = [items[least], items[at]];
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const x = this.#items[a];
    const y = this.#items[b];
    return x.opened.estimate - y.opened.estimate < 0 || (x.opened.estimate === y.opened.estimate && x.order < y.order);
  }
}
