// What a chain is called: the list object, variable or collection that holds the end from which all links are kept.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { SeriesView } from '../series/view.ts';
import type { Candidate, ChainLinks, NamedOwner } from '../types.ts';
import type { Link, Namer } from './links.ts';
import { isListLink, isWeakName } from './weak-names.ts';
import { nameOwner } from './owner.ts';
import { isPromiseLoop } from './promise-loop.ts';
import { routeTo } from './route.ts';
import { isGlobal } from '../vocabulary.ts';

/** Fields by which a list knows its own ends: its name says more. */
const LIST_END =
  /^[#_$]*(head|tail|first|last|front|rear|back|top|next|prev|previous|sentinel|newest|oldest)_?(node|item|link|entry)?s?_*$/i;
/** Links looked at for a name when none holds the head: both ends of the chain. */
const MAX_ENDS = 400;
/** Objects between a link and what refers back to it from inside the chain. */
const MAX_CARRIED_DEPTH = 32;

/**
 * Names the owner of a chain.
 * @param sample - a link, for a chain whose ends nothing holds by a name
 */
export function nameChain(view: SeriesView, namer: Namer, candidate: Candidate, sample: NodeOrdinal): NamedOwner {
  const { chain } = candidate;
  if (chain === undefined) return nameOwner(namer, sample);
  const isInside = insideOf(view, chain);
  const named = holderOf(namer, chain.head, isInside);
  if (named !== null) return named;
  // Whatever settles the newest promise (a timer, a socket) says nothing of the loop that waits for it.
  if (isPromiseLoop(namer, chain))
    return { node: chain.head, constructor: 'Promise', name: null, event: null, holder: null, scope: null };
  const ends = [...chain.fresh.slice(0, MAX_ENDS), ...chain.fresh.slice(-MAX_ENDS), ...chain.lasting.slice(-MAX_ENDS)];
  for (const link of ends) {
    const held = holderOf(namer, link, isInside);
    if (held !== null && held.name !== null && !isListLink(held.name)) return held;
  }
  const places = [view.survivors.ordinal(view.last, candidate.survivors[0]), chain.head, sample].filter(
    (node) => node !== view.root(view.last),
  );
  const names = places.map((node) => nameOwner(namer, node));
  return (
    names.find(({ name }) => name !== null && !isWeakName(name)) ??
    names.find(({ name }) => name !== null && !isListLink(name)) ??
    names.find(({ name }) => name !== null) ?? { ...names[0], name: nameOnTheWay(namer, places[0]) }
  );
}

/** Who holds a link from outside the chain, by the name that says most; null when only the chain or the engine does. */
function holderOf(namer: Namer, link: NodeOrdinal, isInside: (node: NodeOrdinal) => boolean): NamedOwner | null {
  const outside = namer
    .bestLinks(link)
    .filter(({ holder, kind }) => kind !== 'internal' && kind !== 'root' && !isInside(holder));
  const best = outside.find(({ kind }) => kind === 'variable' || kind === 'property') ?? outside[0];
  if (best === undefined) return null;
  if (best.kind === 'entry' || best.kind === 'element') return nameOwner(namer, best.holder);
  const own = nameOwner(namer, link);
  if (!isListEnd(namer, best)) return own;
  const list = nameOwner(namer, best.holder);
  return list.name === null ? own : list;
}

/** `first` of a queue is known by the queue; a variable or a global of that name is all there is. */
function isListEnd(namer: Namer, { kind, name, holder }: Link): boolean {
  return kind === 'property' && (LIST_END.test(name) || isWeakName(name)) && !isGlobal(namer.constructorOf(holder));
}

/** Whether an object is a link, or carried by one: what refers back from there does not hold the chain. */
function insideOf(view: SeriesView, { fresh, lasting }: ChainLinks): (node: NodeOrdinal) => boolean {
  const heap = view.heaps[view.last];
  const bits = new Uint32Array((heap.columns.nodes.count >>> 5) + 1);
  for (const links of [fresh, lasting]) for (const link of links) bits[link >>> 5] |= 1 << (link & 31);
  const root = view.root(view.last);
  return (node) => {
    let n = node;
    for (let hop = 0; hop < MAX_CARRIED_DEPTH && n !== root; hop++) {
      if (((bits[n >>> 5] >>> (n & 31)) & 1) === 1) return true;
      n = heap.dominator[n];
    }
    return false;
  };
}

/** The nearest variable or property on the path to an object that nothing calls by a name. */
function nameOnTheWay(namer: Namer, node: NodeOrdinal): string | null {
  const named = (routeTo(namer, node) ?? []).findLast(
    ({ link }) =>
      (link.kind === 'variable' || link.kind === 'property') &&
      link.folded.length === 0 &&
      !isWeakName(link.name) &&
      !link.name.startsWith('<symbol '),
  );
  return named?.link.name ?? null;
}
