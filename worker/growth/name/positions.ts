// The lines of the source a finding points at: first where its owner is declared, as far as the snapshot has the
// script's text, then the classes and functions involved. V8 itself only says where functions and classes begin.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../../heap/index.ts';
import { sourceTextOf } from '../../heap/source-text.ts';
import type { Heap, SourcePosition } from '../../heap/types.ts';
import { packageOf } from '../../report/packages.ts';
import type { ReportSource } from '../../report/types.ts';
import { declaredIn } from './declared.ts';
import { findDeclaration, type Wanted } from './declarations.ts';
import { nameOwner } from './owner.ts';
import type { Namer } from './links.ts';
import { routeTo } from './route.ts';
import { continuationsOf, isPromiseLoop } from './promise-loop.ts';
import { isKeptByTimers, timerCallbacks } from './timer-callbacks.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { ProgramName } from './origin.ts';
import type { SeriesView } from '../series/view.ts';
import type { Growth, NamedOwner } from '../types.ts';

/** Longer texts are not scanned: V8 writes 1,024 characters unless told otherwise, so this is a bound, not a rule. */
const MAX_TEXT = 2 << 20;

/**
 * Positions of one finding, the owner's declaration first; the program's own lines before a library's, which are where
 * it happens, not where it is caused.
 * @param inProgram - the program's name for something that a library owns
 */
export function sourcesOf(
  view: SeriesView,
  namer: Namer,
  growth: Growth,
  inProgram: ProgramName | null,
): ReportSource[] {
  const { owner, candidate } = growth;
  const heap = view.heaps[view.last];
  const declared = declarationOf(namer, owner);
  const sources: ReportSource[] = [];
  const add = (position: ReportSource | SourcePosition | null): void => {
    // `system / Script` is a script without a file: what a debugger or a test driver put into the page.
    if (position === null || position.url === '' || isBuiltIn(position.url) || position.url.startsWith('system / '))
      return;
    if (!sources.some((s) => s.url === position.url && s.line === position.line)) sources.push({ ...position });
  };
  const holder = owner.holder?.node ?? null;
  if (inProgram !== null) {
    const found = declarationInProgram(namer, inProgram);
    // Where the program's scope begins is a guess, and in a bundle anybody's: the class that holds the owner is none.
    if (found !== null && !('name' in found) && holder !== null && declared === null) add(classAbove(namer, holder));
    add(found);
  }
  add(declared);
  // A scope's position is only that of its first function: with the declaration known it says nothing more.
  if (holder !== null && (declared === null || !namer.isContext(holder))) add(positionOf(namer, holder));
  // A field that a package's class gave to the program's own class stands in the package.
  if (holder !== null && owner.name !== null && !namer.isContext(holder)) add(declaredIn(namer, holder, owner.name));
  if (owner.node !== null) add(sourceOf(heap, owner.node));
  if (isKeptByTimers(growth)) for (const callback of timerCallbacks(namer, growth, 1)) add(sourceOf(heap, callback));
  if (candidate.chain !== undefined && isPromiseLoop(namer, candidate.chain))
    for (const written of continuationsOf(namer, candidate.chain.head)) add(sourceOf(heap, written));
  const sample = candidate.freshEntries[candidate.freshEntries.length - 1];
  if (sample !== undefined) {
    add(sourceOf(heap, sample));
    // A timer, a listener's record: what was written by hand is the function it calls.
    add(functionIn(namer, sample));
    if (sources.length === 0 && namer.rawName(sample).startsWith('<')) add(scopeWith(namer, sample));
  }
  return sources.sort((x, y) => Number(isLibrary(x.url)) - Number(isLibrary(y.url)));
}

/** Holders that are climbed over to an instance of a class. */
const MAX_CLIMB = 4;

/** Where the class of the nearest instance that holds something is written; null when a scope or a root comes first. */
function classAbove(namer: Namer, from: NodeOrdinal): SourcePosition | null {
  let at: NodeOrdinal | null = from;
  for (let hop = 0; at !== null && hop < MAX_CLIMB && !namer.isContext(at); hop++) {
    const position = typeOf(namer.kinds[at]) === TYPE.object ? sourceOf(namer.heap, at) : null;
    if (position !== null && position.url !== '') return position;
    at = namer.bestLinks(at, 16).find(({ kind }) => kind !== 'root')?.holder ?? null;
  }
  return null;
}

/** A script of Node's own, or of Deno's. */
function isBuiltIn(url: string): boolean {
  return url.startsWith('node:') || url.startsWith('ext:');
}

function isLibrary(url: string): boolean {
  return packageOf(url) !== null;
}

/** Edges looked at for a function; objects that hold one have few fields. */
const MAX_FIELDS = 40;
/** A page's timer holds an action, which holds a wrapper, which holds the function. */
const MAX_NATIVE_HOPS = 3;

/** Where the first function of the program that an object refers to, itself or through a page's own records, begins; null when it has none. */
function functionIn(namer: Namer, node: NodeOrdinal, hops = MAX_NATIVE_HOPS): SourcePosition | null {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_FIELDS);
  for (let e = nodes.firstEdge[node]; e < end; e++) {
    const target = edges.toNode[e];
    if (namer.edgeType(e) === 'weak' || namer.edgeName(e) === 'constructor') continue;
    if (typeOf(namer.kinds[target]) === TYPE.native && typeOf(namer.kinds[node]) === TYPE.native && hops > 0) {
      const inside = functionIn(namer, target, hops - 1);
      if (inside !== null) return inside;
    }
    if (typeOf(namer.kinds[target]) !== TYPE.closure) continue;
    const position = sourceOf(namer.heap, target);
    if (position !== null && position.url !== '' && !isBuiltIn(position.url) && !isLibrary(position.url))
      return position;
  }
  return null;
}

/** Holders of an element that are asked for a scope. */
const MAX_HOLDERS = 32;

/** Where a function begins in whose scope an element stands: whoever made the element, or works with it. */
function scopeWith(namer: Namer, element: NodeOrdinal): SourcePosition | null {
  for (const { kind, holder } of namer.links(element, MAX_HOLDERS)) {
    const position = kind === 'variable' && namer.isContext(holder) ? namer.scopeOf(holder).source : null;
    if (position !== null) return position;
  }
  return null;
}

function positionOf(namer: Namer, node: NodeOrdinal): SourcePosition | null {
  return namer.isContext(node) ? namer.scopeOf(node).source : sourceOf(namer.heap, node);
}

/** Where the owner's variable or property is declared; null when it has no name or no text shows it. */
function declarationOf(namer: Namer, owner: NamedOwner): ReportSource | null {
  // What keeps many owners together has the name: whoever has it declares it.
  const keeper =
    owner.node === null && owner.holder !== null && !namer.isContext(owner.holder.node)
      ? nameOwner(namer, owner.holder.node)
      : owner;
  const { name, holder } = keeper.name === owner.name ? keeper : owner;
  if (name === null || holder === null) return null;
  if (namer.isContext(holder.node)) {
    const { functionName, source } = namer.scopeOf(holder.node);
    return source === null
      ? null
      : search(namer.heap, [source.url], { name, kind: 'variable', functionName, className: null });
  }
  const className =
    holder.constructor === 'Object' || holder.constructor === 'Function' ? holder.name : holder.constructor;
  return search(namer.heap, urlsAbove(namer, holder.node), { name, kind: 'property', functionName: null, className });
}

/** The program's variable or field that keeps a library's object; where its scope or class begins when no text shows it. */
function declarationInProgram(namer: Namer, { name, source }: ProgramName): ReportSource | SourcePosition | null {
  if (source === null) return null;
  const wanted = { name, functionName: null, className: null };
  return (
    search(namer.heap, [source.url], { ...wanted, kind: 'variable' }) ??
    search(namer.heap, [source.url], { ...wanted, kind: 'property' }) ??
    source
  );
}

/** Scripts that may say a property of this object: its class's, then those of the scopes it is reached through. */
function urlsAbove(namer: Namer, node: NodeOrdinal): readonly string[] {
  const own = sourceOf(namer.heap, node)?.url;
  const scopes = (routeTo(namer, node) ?? [])
    .filter(({ target }) => namer.isContext(target))
    .map(({ target }) => namer.scopeOf(target).source?.url);
  return [...new Set([own, ...scopes.reverse()])].filter((url): url is string => url !== undefined && url !== '');
}

function search(heap: Heap, urls: readonly string[], wanted: Wanted): ReportSource | null {
  for (const url of urls.slice(0, 4)) {
    const source = sourceTextOf(heap, url);
    if (source === null || source.text.length > MAX_TEXT) continue;
    const found = findDeclaration(source.text, wanted);
    if (found !== null) return { url, ...found, name: wanted.name };
  }
  return null;
}
