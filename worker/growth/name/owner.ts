// Owners by the name a programmer gave: a variable, a property, a field; climbing out of lists and innards that have
// none. One owner, or many alike.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { findHolders } from '../find/holders.ts';
import { baseName, type Link, type Namer } from './links.ts';
import { isListLink, isWeakName } from './weak-names.ts';
import { originOf, originOfUrl } from './origin.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, NamedOwner } from '../types.ts';
import { isCommonHolder, isElement, isGlobal, isLiteral, isNativeName, isPlain } from '../vocabulary.ts';

/** Holders between an object and its name that are climbed over, and ways that are tried at each. */
const MAX_CLIMB = 8;
const MAX_WAYS = 4;
/** Objects looked at for one name. */
const MAX_SEEN = 48;

/** The name of an object: a variable, property or field, climbing out of lists and innards that have none. */
export function nameOwner(namer: Namer, node: NodeOrdinal): NamedOwner {
  const constructor = namer.constructorOf(node);
  const unnamed = { node, constructor, name: null, event: null, holder: null, scope: null };
  // Whoever else refers to the page's window or to `globalThis` does not own it.
  if (isGlobal(constructor)) return { ...unnamed, name: 'globalThis' };
  const climb: Climb = { namer, node, constructor, seen: new Set(), weak: null };
  return nameFrom(climb, node, null, 0) ?? climb.weak ?? unnamed;
}

interface Climb {
  readonly namer: Namer;
  readonly node: NodeOrdinal;
  readonly constructor: string;
  readonly seen: Set<NodeOrdinal>;
  /** A name that says less than one farther up: used when there is none. */
  weak: NamedOwner | null;
}

/** The name of what `at` stands for; null when nobody chose one on the way up. */
function nameFrom(climb: Climb, at: NodeOrdinal, before: string | null, hop: number): NamedOwner | null {
  const { namer, node, constructor, seen } = climb;
  if (hop >= MAX_CLIMB || seen.size >= MAX_SEEN || seen.has(at)) return null;
  // Everything of a page hangs from its window: what the engine calls that is no name of an element's.
  if (at !== node && isGlobal(constructorOfPage(namer, at))) return null;
  seen.add(at);
  // What the page's window hangs from names everything on the page, and nothing.
  if (at !== node && isGlobal(namer.constructorOf(at))) return null;
  const links = namer.bestLinks(at);
  const listeners = links.find(isTableOfEvents);
  if (listeners !== undefined) {
    const target = wrapperOf(namer, listeners.holder);
    const emitter = nameFrom({ ...climb, node: target, weak: null }, target, null, hop + 1);
    return {
      ...(emitter ?? ownerAt(namer, target, null)),
      node: target,
      constructor: namer.constructorOf(target),
      event: before,
    };
  }
  // The state of a stream is the stream's: whoever wrote the program knows the stream.
  const state = links.find((link) => link.kind === 'property' && STREAM_STATE.test(link.name));
  if (state !== undefined && /State$/.test(namer.constructorOf(at))) {
    const stream = { ...climb, node: state.holder, weak: null };
    return {
      ...(nameFrom(stream, state.holder, null, hop + 1) ?? ownerAt(namer, state.holder, null)),
      node: state.holder,
      constructor: namer.constructorOf(state.holder),
    };
  }
  for (const link of waysUp(namer, at, links)) {
    // A handle that the owner itself refers to says nothing of who holds the owner.
    if (link.holder === node || (at !== node && namer.dominates(node, link.holder))) continue;
    const event = link.kind === 'property' && isEventTable(namer, link.holder) ? link.name : before;
    // `_onTimeout`, `_handle`: the runtime's own fields for what passes through it say nothing of the object.
    if (at !== node && isRuntimes(namer, link)) continue;
    if (isChosen(link) && event === before && !isOfStream(namer, link)) {
      if (!isInnards(namer, link)) return namedBy(climb, at, link, event);
      // `list` of a FixedCircularBuffer: a field of Node's own says less than the field that holds the whole.
      climb.weak ??= { ...ownerAt(namer, at, link), node, constructor, event };
    }
    const above = nameFrom(climb, link.holder, event, hop + 1);
    if (above !== null) return above;
  }
  return null;
}

/** `Window [JSGlobalObject] / http://…` and `Window / http://…` are one page's window. */
function constructorOfPage(namer: Namer, node: NodeOrdinal): string {
  return namer.constructorOf(node).replace(/ \/ .*$/s, '');
}

function namedBy(
  { namer, node, constructor, weak }: Climb,
  at: NodeOrdinal,
  link: Link,
  event: string | null,
): NamedOwner {
  const named = { ...ownerAt(namer, at, link), event };
  if (at === node || event !== null || weak !== null || isNativeName(constructor)) return named;
  // An element hangs from its siblings, too: the one that somebody named is the one that all of them were appended to.
  if (isElement(constructor) && isElement(namer.constructorOf(at))) return named;
  // A WeakMap keeps no keys: what its value keeps is the value's own.
  if (namer.constructorOf(at) === 'WeakMap' && isPlainList(namer, node))
    return { ...named, node, constructor, holder: { node: at, constructor: 'WeakMap', name: named.name } };
  // A plain list inside a named collection is known by the collection; anything else stays the owner itself.
  const inside = isPlainList(namer, node) && isPlainList(namer, at);
  return inside ? named : { ...named, node, constructor };
}

/** Links that may lead to a name, best first; from inside a list, one that leads out of it before the others. */
function waysUp(namer: Namer, node: NodeOrdinal, links: readonly Link[]): readonly Link[] {
  const [best] = links;
  if (best === undefined) return [];
  const out = outOfList(namer, node, links) ?? best;
  return [out, ...links.filter((link) => link !== out)].filter(({ kind }) => kind !== 'root').slice(0, MAX_WAYS);
}

/** A name as people write it, not a dictionary's key (`127.0.0.1:8080`). */
function isChosen({ kind, name }: Link): boolean {
  return (
    kind === 'variable' ||
    (kind === 'property' &&
      name !== '__proto__' &&
      /^([\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*|<symbol .*>)$/u.test(name))
  );
}

function isPlainList(namer: Namer, node: NodeOrdinal): boolean {
  return isPlain(namer.constructorOf(node));
}

/** The best link; from inside a list, one that leads out of it where there is one. */
function outOfList(namer: Namer, node: NodeOrdinal, links: readonly Link[]): Link | undefined {
  const [best] = links;
  if (best === undefined || !isListLink(best.name)) return best;
  const constructor = namer.constructorOf(node);
  return (
    links.find(
      (link) => link.kind !== 'internal' && link.kind !== 'root' && namer.constructorOf(link.holder) !== constructor,
    ) ?? best
  );
}

/** A private field, or one that a minifier named: nobody outside of its class knows it. */
const HIDDEN = /^(#.*|[\p{ID_Start}$_].?)$/u;

/**
 * A field that says less than the field that holds the whole: a link of a list, `list` or a symbol inside Node's own
 * classes, a private or minified field of a class of the platform's or a package's, a minified variable of the runtime's.
 */
function isInnards(namer: Namer, link: Link): boolean {
  if (namer.isContext(link.holder))
    return HIDDEN.test(link.name) && isRuntimesScript(namer.scopeOf(link.holder).source?.url ?? '');
  if (isListLink(link.name)) return true;
  if (isCommonHolder(namer.constructorOf(link.holder))) return false;
  const origin = originOf(namer, link.holder);
  if (origin !== 3 && HIDDEN.test(link.name)) return true;
  return origin === 1 && (isWeakName(link.name) || link.name.startsWith('<symbol '));
}

/** Whether a script is the runtime's own: Node's internals, Deno's extensions. */
function isRuntimesScript(url: string): boolean {
  return url !== '' && originOfUrl(url) === 1;
}

/** Fields of a stream that keep its buffers. */
const STREAM_STATE = /^_(writable|readable)State$/;

/** Whether a link is a field of such a state: `bufferedRequest` of a WritableState. */
function isOfStream(namer: Namer, { holder, kind }: Link): boolean {
  return kind === 'property' && /^(Writable|Readable)State$/.test(namer.constructorOf(holder));
}

/** Whether a link is a field of a class of the runtime's that begins with `_`. */
function isRuntimes(namer: Namer, { holder, kind, name }: Link): boolean {
  return kind === 'property' && name.startsWith('_') && originOf(namer, holder) === 1 && !isPlainList(namer, holder);
}

function isEventTable(namer: Namer, node: NodeOrdinal): boolean {
  return namer.links(node, 16).some(isTableOfEvents);
}

/** A link to an emitter's table of listeners by event: Node's, jsdom's and keyv's. */
function isTableOfEvents({ kind, name }: Link): boolean {
  return kind === 'property' && (name === '_events' || name === '_eventListeners');
}

/** jsdom has two objects for each of the page's: one that does the work, and the one that a program knows. */
function wrapperOf(namer: Namer, node: NodeOrdinal): NodeOrdinal {
  const known = namer.links(node, 16).find(({ kind, name }) => kind === 'property' && name === '<symbol impl>');
  return known?.holder ?? node;
}

function ownerAt(namer: Namer, node: NodeOrdinal, link: Link | null): NamedOwner {
  const constructor = namer.constructorOf(node);
  if (link === null) return { node, constructor, name: null, event: null, holder: null, scope: null };
  const named = link.kind === 'variable' || link.kind === 'property';
  if (namer.isContext(link.holder)) {
    return {
      node,
      constructor,
      name: named ? link.name : null,
      event: null,
      holder: { node: link.holder, constructor: 'system / Context', name: null },
      scope: scopeLabel(namer, link.holder),
    };
  }
  const holderLink = namer.bestLinks(link.holder)[0] ?? null;
  const holderName =
    holderLink !== null && (holderLink.kind === 'variable' || holderLink.kind === 'property') ? holderLink.name : null;
  const scope = holderLink !== null && namer.isContext(holderLink.holder) ? scopeLabel(namer, holderLink.holder) : null;
  return {
    node,
    constructor,
    name: named ? link.name : null,
    event: null,
    holder: { node: link.holder, constructor: namer.constructorOf(link.holder), name: holderName },
    scope,
  };
}

/** `handleRequest in server.js`, `server.js` for a module's own scope; null when nothing tells. */
export function scopeLabel(namer: Namer, context: NodeOrdinal): string | null {
  const { functionName, source, beside } = namer.scopeOf(context);
  if (beside !== null) return `…${beside}`;
  const file = source === null ? null : baseName(source.url);
  if (functionName !== null && file !== null) return `${functionName} in ${file}`;
  return file ?? functionName;
}

/** Many owners alike: named after what keeps them together. */
export function nameMany(view: SeriesView, namer: Namer, candidate: Candidate): NamedOwner {
  const last = view.last;
  const owners = candidate.owners[last];
  const [first, second] = owners.slice(0, 2).map((node) => classAround(namer, node));
  // The fields of one object are many owners in one class, not many of the class.
  const constructor = namer.constructorOf(second === undefined || first !== second ? first : owners[0]);
  const holders = findHolders(view, namer, owners).filter(
    (h) => !h.root && !namer.isContext(h.node) && h.coverage >= 0.6,
  );
  const above = holders[0]?.node ?? commonDominator(view, owners);
  if (above === null || namer.isSynthetic(above)) {
    const field = isLiteral(constructor) ? commonField(namer, owners) : null;
    return {
      node: null,
      // A plain object printed by its keys is no name: the field that all of them are in is.
      constructor: field === null ? constructor : namer.constructorOf(owners[0]),
      name: field,
      event: null,
      holder: null,
      scope: null,
    };
  }
  const named = nameOwner(namer, above);
  // The lists of all events of one emitter are the emitter's.
  if (namer.links(above, 16).some(isTableOfEvents) && named.node !== null && named.node !== above) return named;
  return {
    node: null,
    constructor,
    name: named.name,
    event: named.event,
    holder: { node: above, constructor: named.constructor, name: named.name },
    scope: named.scope,
  };
}

/** Owners that are asked by which field they hang. */
const MAX_ALIKE = 8;

/** The field in which each of many owners hangs, where it is one and the same; null where they differ. */
function commonField(namer: Namer, owners: readonly NodeOrdinal[]): string | null {
  const names = owners.slice(0, MAX_ALIKE).map((owner) => {
    const [best] = namer.bestLinks(owner, 16);
    return best !== undefined && isChosen(best) && !isWeakName(best.name) ? best.name : null;
  });
  const [first] = names;
  return first !== undefined && names.every((name) => name === first) ? first : null;
}

/** The object an unnamed list belongs to: the emitter of a list of listeners, the object whose field it is. */
function classAround(namer: Namer, node: NodeOrdinal): NodeOrdinal {
  let at = node;
  for (let hop = 0; hop < 3 && isPlainList(namer, at); hop++) {
    const best = namer.bestLinks(at)[0];
    if (best === undefined || best.kind !== 'property' || namer.isContext(best.holder)) break;
    at = best.holder;
  }
  const constructor = namer.constructorOf(at);
  return constructor === 'Function' || isGlobal(constructor) ? node : at;
}

function commonDominator(view: SeriesView, nodes: readonly NodeOrdinal[]): NodeOrdinal | null {
  const { dominator } = view.heaps[view.last];
  const depth = (n: NodeOrdinal): number => {
    let d = 0;
    for (let m = n; m !== view.root(view.last); m = dominator[m]) d++;
    return d;
  };
  let common = nodes[0];
  if (common === undefined) return null;
  for (const node of nodes.slice(0, 64)) {
    let a = common;
    let b = node;
    let da = depth(a);
    let db = depth(b);
    while (a !== b) {
      if (da >= db) {
        a = dominator[a];
        da--;
      } else {
        b = dominator[b];
        db--;
      }
    }
    common = a;
  }
  return common;
}
