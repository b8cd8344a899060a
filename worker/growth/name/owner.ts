// Owners by the name a programmer gave: a variable, a property, a field; climbing out of lists and innards that have
// none. One owner, or many alike.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { findHolders } from '../find/holders.ts';
import { baseName, isListLink, isWeakName, type Link, type Namer } from './links.ts';
import { isGlobal, isNativeName, originOf } from './origin.ts';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, NamedOwner } from '../types.ts';

/** The name of an object: a variable, property or field, climbing out of lists that have none. */
export function nameOwner(namer: Namer, node: NodeOrdinal): NamedOwner {
  // Whoever else refers to the page's window or to `globalThis` does not own it.
  if (isGlobal(namer.constructorOf(node)))
    return { node, constructor: namer.constructorOf(node), name: 'globalThis', event: null, holder: null, scope: null };
  const seen = new Set<NodeOrdinal>();
  let at = node;
  let weak: NamedOwner | null = null;
  let event: string | null = null;
  for (let hop = 0; hop < 8 && !seen.has(at); hop++) {
    seen.add(at);
    const links = namer.bestLinks(at);
    const best = outOfList(namer, at, links);
    if (best === undefined) break;
    const listeners = links.find((l) => l.kind === 'property' && l.name === '_events');
    if (listeners !== undefined)
      return { ...ownerAt(namer, listeners.holder, namer.bestLinks(listeners.holder)[0] ?? null), event };
    if (best.kind === 'property' && isEventTable(namer, best.holder)) {
      event = best.name;
      at = best.holder;
      continue;
    }
    if (best.kind === 'property' && isInnards(namer, best)) {
      // `list` of a FixedCircularBuffer: a field of Node's own says less than the field that holds the whole.
      weak ??= { ...ownerAt(namer, at, best), node, constructor: namer.constructorOf(node), event };
      at = best.holder;
      continue;
    }
    if (best.kind === 'variable' || best.kind === 'property') {
      const named = ownerAt(namer, at, best);
      if (weak !== null) return { ...named, event };
      if (isNativeName(namer.constructorOf(node))) return { ...named, event };
      // A WeakMap keeps no keys: what its value keeps is the value's own.
      if (at !== node && namer.constructorOf(at) === 'WeakMap' && isPlainList(namer, node))
        return {
          node,
          constructor: namer.constructorOf(node),
          name: named.name,
          event,
          holder: { node: at, constructor: 'WeakMap', name: named.name },
          scope: named.scope,
        };
      // A plain list inside a named collection is known by the collection; anything else stays the owner itself.
      if (at !== node && event === null && isPlainList(namer, node) && isPlainList(namer, at))
        return { ...named, event };
      return at === node || event !== null
        ? { ...named, event }
        : { ...named, node, constructor: namer.constructorOf(node), event };
    }
    if (best.kind === 'root') {
      return weak ?? { node, constructor: namer.constructorOf(node), name: null, event, holder: null, scope: null };
    }
    at = best.holder;
  }
  return weak ?? { node, constructor: namer.constructorOf(node), name: null, event, holder: null, scope: null };
}

function isPlainList(namer: Namer, node: NodeOrdinal): boolean {
  return /^(Array|Object|Map|Set|WeakMap|\{.*\})$/.test(namer.constructorOf(node));
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

/** A field that says less than the field that holds the whole: a link of a list, `list` or a symbol inside Node's own classes. */
function isInnards(namer: Namer, link: Link): boolean {
  if (namer.isContext(link.holder)) return false;
  if (isListLink(link.name)) return true;
  if (!isWeakName(link.name) && !link.name.startsWith('<symbol ')) return false;
  return (
    originOf(namer, link.holder) === 1 &&
    !/^(process|global.*|GlobalObject|Window.*|Object|Array|\{.*\})$/.test(namer.constructorOf(link.holder))
  );
}

function isEventTable(namer: Namer, node: NodeOrdinal): boolean {
  return namer.links(node, 16).some((l) => l.kind === 'property' && l.name === '_events');
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
  const { functionName, source } = namer.scopeOf(context);
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
  if (above === null || namer.isSynthetic(above))
    return { node: null, constructor, name: null, event: null, holder: null, scope: null };
  const named = nameOwner(namer, above);
  return {
    node: null,
    constructor,
    name: named.name,
    event: named.event,
    holder: { node: above, constructor: named.constructor, name: named.name },
    scope: named.scope,
  };
}

/** The object an unnamed list belongs to: the emitter of a list of listeners, the object whose field it is. */
function classAround(namer: Namer, node: NodeOrdinal): NodeOrdinal {
  let at = node;
  for (let hop = 0; hop < 3 && isPlainList(namer, at); hop++) {
    const best = namer.bestLinks(at)[0];
    if (best === undefined || best.kind !== 'property' || namer.isContext(best.holder)) break;
    at = best.holder;
  }
  return /^(Function|global.*|Window.*)$/.test(namer.constructorOf(at)) ? node : at;
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
