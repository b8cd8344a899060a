// The path a report prints: from a GC root through the reference that gives the owner its name to the owner, and on to
// the entries that grow. Every hop is a strong reference of the file, and none of them leads through an entry.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { PathHop } from '../../report/types.ts';
import type { GrowthKind, NamedOwner } from '../types.ts';
import type { Link, Namer } from './links.ts';
import { scopeLabel } from './owner.ts';
import { routeTo, type Step } from './route.ts';

export interface PathEnd {
  readonly kind: GrowthKind;
  readonly entryConstructor: string;
  /** A chain's first link, or the list inside the owner that refers to the entries; the owner itself when null. */
  readonly end: NodeOrdinal | null;
  /** Field by which one link of a chain keeps the next, where it has a name. */
  readonly chainEdge?: string | null;
  /** The newest entry: what the path leads to when there is no owner. */
  readonly sample: NodeOrdinal;
  /** Whether a node is one of the entries. */
  readonly isEntry: (node: NodeOrdinal) => boolean;
}

/** The path as the report shows it: from a GC root to the growing entry. */
export function pathHops(namer: Namer, owner: NamedOwner, at: PathEnd): PathHop[] {
  const { kind, entryConstructor, sample } = at;
  const hops: PathHop[] = [{ edge: null, constructor: '(GC roots)', edgeKind: 'root' }];
  for (const step of withoutGenerator(namer, stepsTo(namer, owner, at))) hops.push(hopOf(namer, step));
  if (owner.node === null && owner.holder !== null)
    hops.push({ edge: '[]', constructor: owner.constructor, edgeKind: 'element' });
  const inside = owner.node !== sample && owner.node !== null;
  if (kind !== 'bytes' && (inside || owner.node === null)) {
    const repeated = kind === 'depth' ? { repeat: 2 } : {};
    const { chainEdge } = at;
    hops.push(
      chainEdge === null || chainEdge === undefined
        ? { edge: '[]', constructor: entryConstructor, edgeKind: 'entry', ...repeated }
        : { edge: chainEdge, constructor: entryConstructor, edgeKind: 'property', ...repeated },
    );
  }
  return hops;
}

/** A module's scope hangs from the generator that runs the module, which no source names: folded into the next hop. */
function withoutGenerator(namer: Namer, steps: readonly Step[]): readonly Step[] {
  const [first, second] = steps;
  if (first?.link.kind !== 'root' || second === undefined || !namer.isContext(second.target)) return steps;
  const constructor = namer.constructorOf(first.target);
  if (constructor !== 'Generator') return steps;
  const folded = [...first.link.folded, { edge: rootName(namer, first.link), constructor }, ...second.link.folded];
  return [{ ...second, link: { ...second.link, folded } }, ...steps.slice(2)];
}

function hopOf(namer: Namer, { link, target }: Step): PathHop {
  const scope = namer.isContext(target) ? scopeLabel(namer, target) : null;
  return {
    edge: link.kind === 'root' ? rootName(namer, link) : link.name,
    constructor: namer.constructorOf(target),
    objectId: namer.heap.columns.nodes.id[target],
    edgeKind: link.kind,
    ...(scope !== null ? { scope } : {}),
    ...(link.folded.length > 0 ? { folded: link.folded.map(({ edge, constructor }) => ({ edge, constructor })) } : {}),
  };
}

/** The root's own name: V8 numbers the references that have none. */
function rootName(namer: Namer, { name, holder }: Link): string {
  return /^\d*$/.test(name) ? namer.rawName(holder) : name;
}

function stepsTo(namer: Namer, owner: NamedOwner, { kind, end, sample, isEntry }: PathEnd): readonly Step[] {
  const top = owner.node ?? owner.holder?.node ?? sample;
  const upper = wayToOwner(namer, owner, top, isEntry);
  if (end === null || end === top) return upper;
  const inner = routeTo(namer, end, { from: top, avoid: (node) => node !== top && isEntry(node) });
  if (inner !== null) return [...upper, ...inner];
  return kind === 'depth' ? (routeTo(namer, end, { avoid: isEntry }) ?? upper) : upper;
}

/** Two ways that meet in an object before their ends are one from there on: no way passes an object twice. */
function withoutLoops(steps: readonly Step[]): readonly Step[] {
  const way: Step[] = [];
  for (const step of steps) {
    const before = way.findIndex(({ target }) => target === step.target);
    if (before >= 0) way.length = before + 1;
    else way.push(step);
  }
  return way;
}

/** Through the object whose field or variable names the owner, where that leads to it; else the nearest way. */
function wayToOwner(
  namer: Namer,
  owner: NamedOwner,
  top: NodeOrdinal,
  isEntry: (node: NodeOrdinal) => boolean,
): readonly Step[] {
  const avoid = (node: NodeOrdinal): boolean => isEntry(node) || namer.dominates(top, node);
  const holder = owner.node === null ? null : (owner.holder?.node ?? null);
  if (holder !== null && holder !== top && !avoid(holder)) {
    const last = routeTo(namer, top, { from: holder, avoid, name: owner.name });
    const above = last === null ? null : routeTo(namer, holder, { avoid: (node) => node === top || avoid(node) });
    if (last !== null && above !== null) return withoutLoops([...above, ...last]);
  }
  return routeTo(namer, top, { avoid }) ?? routeTo(namer, top) ?? [];
}
