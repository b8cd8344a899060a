// The way out that a package offers: a method of what grows, or of what has it, that is called as things are ended.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../../heap/index.ts';
import { packageOf } from '../../report/packages.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { NamedOwner } from '../types.ts';
import type { Namer } from './links.ts';
import { originOfUrl } from './origin.ts';

/** Holders that are climbed over to an instance of a package's class. */
const MAX_CLIMB = 5;
/** References of one object that are looked at for methods. */
const MAX_INSIDE = 400;
/**
 * Words that end a thing's life, as packages call them, the surest first. `clear`, `reset`, `abort` and the like are not
 * among them: they empty somebody's cache, or end a run and keep the thing.
 */
export const ENDS: readonly string[] = [
  'dispose',
  'destroy',
  'shutdown',
  'teardown',
  'restore',
  'unsubscribe',
  'unregister',
  'deregister',
  'disconnect',
  'terminate',
  'stop',
  'close',
  'end',
  'quit',
];
/** What has a method of the right may be used again and again: the left ends one use of it, and not the thing. */
const PAIRS: Readonly<Record<string, string>> = {
  unsubscribe: 'subscribe',
  unregister: 'register',
  deregister: 'register',
};

/** Those that end what an owner keeps. The others close the owner itself, which is to live on without its entries. */
const ENDS_OF_OWNERS = new Set([
  'dispose',
  'destroy',
  'teardown',
  'restore',
  'unsubscribe',
  'unregister',
  'deregister',
]);

/** What takes back a subscription says nothing of a queue's messages or a cache's records. */
const TAKES_BACK = /^(unsubscribe|unregister|deregister)$/;
/** What lets go of functions and leaves their owner alive. */
const GIVES_BACK = /^(unsubscribe|unregister|deregister|restore)$/;
/** Names of what people subscribe to, and of what they are given for it. */
const SUBSCRIBED = /subs|listen|observ|watch|handler|callback|regist|hook|event/i;

/**
 * A method of an entry, else of the owner or of what holds it, that is called as things are ended.
 * @param packageName - whose methods are looked for
 * @param isInside - the owner is another package's, or the program's: only the entries can be ended
 */
export function wayOutOf(
  namer: Namer,
  owner: NamedOwner,
  samples: readonly NodeOrdinal[],
  packageName: string,
  isInside: boolean,
): string | null {
  const [newest] = samples.slice(-1);
  // Functions are taken off singly: a connection or an editor that is destroyed takes more with it than its listeners.
  const isFunctions = newest !== undefined && typeOf(namer.kinds[newest]) === TYPE.closure;
  const isSubscribed = owner.event !== null || SUBSCRIBED.test(owner.name ?? '') || isFunctions;
  const above = isInside ? [] : [owner.node, owner.holder?.node, ...holdersAbove(namer, owner)];
  for (const node of [newest, ...above]) {
    if (node === undefined || node === null || namer.isContext(node)) continue;
    const names = endsOf(namer, node, packageName).filter(
      (name) => isSubscribed || node === newest || !TAKES_BACK.test(name),
    );
    const found = best(
      node === newest
        ? names
        : names.filter((name) => (isFunctions ? GIVES_BACK.test(name) : ENDS_OF_OWNERS.has(name))),
    );
    if (found !== null) return found;
  }
  return null;
}

/**
 * The same of a package that brings the one whose the entries are: of its own objects inside an entry, since a reader has
 * those in hand and not what they are made of.
 * @param packageName - of the package that the program asks for
 */
export function wayOutWithin(
  view: SeriesView,
  namer: Namer,
  entry: NodeOrdinal | undefined,
  packageName: string,
): string | null {
  if (entry === undefined) return null;
  const found: NodeOrdinal[] = [];
  let left = MAX_INSIDE;
  view.walkTerritory(view.last, entry, (node) => {
    if (left-- <= 0 || typeOf(namer.kinds[node]) !== TYPE.object || namer.isContext(node)) return;
    if (packageOf(sourceOf(namer.heap, node)?.url ?? '')?.name === packageName) found.push(node);
  });
  // The one that has most of the others is what its makers hand out.
  const others = new Set(found);
  const [top] = found.map((node) => ({ node, has: countOf(namer, node, others) })).sort((x, y) => y.has - x.has);
  return top === undefined ? null : best(endsOf(namer, top.node, packageName).filter((name) => !TAKES_BACK.test(name)));
}

/** How many of some objects are fields of one. */
function countOf(namer: Namer, node: NodeOrdinal, others: ReadonlySet<NodeOrdinal>): number {
  const { nodes, edges } = namer.heap.columns;
  const fields = new Set<NodeOrdinal>();
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_INSIDE);
  for (let e = nodes.firstEdge[node]; e < end; e++)
    if (namer.edgeType(e) === 'property' && edges.toNode[e] !== node && others.has(edges.toNode[e]))
      fields.add(edges.toNode[e]);
  return fields.size;
}

/** Classes above a class that are asked for methods. */
const MAX_CLASSES = 3;

/** Instances of a package's classes that hold an owner, nearest first. */
function holdersAbove(namer: Namer, { node, holder }: NamedOwner): NodeOrdinal[] {
  const found: NodeOrdinal[] = [];
  let at: NodeOrdinal | null = holder?.node ?? node;
  for (let hop = 0; at !== null && hop < MAX_CLIMB; hop++) {
    at = namer.bestLinks(at, 16).find(({ kind }) => kind !== 'root')?.holder ?? null;
    if (at !== null && isPackagesObject(namer, at)) found.push(at);
  }
  return found;
}

/** An instance of a class that a package wrote. */
function isPackagesObject(namer: Namer, node: NodeOrdinal): boolean {
  return (
    typeOf(namer.kinds[node]) === TYPE.object &&
    !namer.isContext(node) &&
    originOfUrl(sourceOf(namer.heap, node)?.url ?? '') === 2
  );
}

/** Methods of an object, of its class and of the classes above that. */
function endsOf(namer: Namer, node: NodeOrdinal, packageName: string): string[] {
  const found = endsIn(namer, node, packageName);
  let at: NodeOrdinal | null = namer.follow(node, '__proto__');
  for (let up = 0; at !== null && up < MAX_CLASSES; up++) {
    found.push(...endsIn(namer, at, packageName));
    at = namer.follow(at, '__proto__');
  }
  return found;
}

/** The surest of some names. */
function best(names: readonly string[]): string | null {
  return ENDS.find((name) => names.includes(name)) ?? null;
}

function endsIn(namer: Namer, node: NodeOrdinal, packageName: string): string[] {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_INSIDE);
  const found: string[] = [];
  const names = new Set<string>();
  for (let e = nodes.firstEdge[node]; e < end; e++) {
    if (namer.edgeType(e) !== 'property' || typeOf(namer.kinds[edges.toNode[e]]) !== TYPE.closure) continue;
    const name = namer.edgeName(e);
    names.add(name);
    // What every object, emitter or stream has is not this package's to offer.
    const url = ENDS.includes(name) ? (sourceOf(namer.heap, edges.toNode[e])?.url ?? '') : '';
    if (url !== '' && packageOf(url)?.name === packageName) found.push(name);
  }
  return found.filter((name) => !names.has(PAIRS[name] ?? ''));
}
