// What patterns are told about a growth: names only, no ids and no sizes.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../../heap/index.ts';
import type { PatternFacts } from '../../patterns/types.ts';
import type { ReportSource } from '../../report/types.ts';
import {
  detachedAmong,
  fieldsOf,
  heaviestVariable,
  keyConstructorOf,
  pendingPromises,
  type FieldTarget,
} from './fields.ts';
import { baseName, type Link, type Namer } from '../name/links.ts';
import { placeFrom } from '../name/whose.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Growth } from '../types.ts';
import { isPlain } from '../vocabulary.ts';

/** Entries looked into: what one of three shows, entries have. */
const SAMPLES = 3;
/** Entries asked whether they wait: old and new, since the newest may be in flight. */
const WAITING_SAMPLES = 9;
/** Entries looked through for a class: what entries bring, not each of them brings. */
const CLASS_SAMPLES = 50;
const MAX_KEPT_BY = 12;
/** Dominators above the owner whose classes and functions tell of the library they are from. */
const MAX_ABOVE = 12;
/** Of a dictionary's keys and of `window`'s properties, this many tell enough. */
const MAX_OWN_FIELDS = 48;
/** Links of a chain (listeners, tasks) that are walked over to see what it hangs from. */
const MAX_CHAIN = 20_000;

/**
 * @param inside - constructors found in one added entry
 * @param sources - positions of the functions and classes involved
 */
export function factsOf(
  view: SeriesView,
  namer: Namer,
  growth: Growth,
  inside: readonly string[],
  sources: readonly ReportSource[],
): PatternFacts {
  const { owner, candidate } = growth;
  const fresh = (node: NodeOrdinal): boolean => !view.survives(view.last, node);
  const samples = candidate.freshEntries.slice(-SAMPLES);
  const entries = samples.map((node) => fieldsOf(namer, node, 2, fresh));
  const ownerNode = owner.node ?? candidate.owners[view.last][0] ?? null;
  const ofOwner =
    ownerNode === null || namer.isSynthetic(ownerNode)
      ? []
      : fieldsOf(namer, ownerNode, 1, fresh).slice(0, MAX_OWN_FIELDS);
  const ofHolder = owner.holder === null ? [] : fieldsOf(namer, owner.holder.node, 1, fresh).slice(0, MAX_OWN_FIELDS);
  const aboveOwner = ownerNode === null ? [] : above(namer, ownerNode);
  const involved = [
    ...aboveOwner,
    ...(owner.holder === null ? [] : above(namer, owner.holder.node)),
    ...samples,
    ...entries.flat().map((field) => field.target),
  ];
  const files = filesOf(namer, involved, sources);
  return {
    growthKind: growth.growthKind,
    ownerConstructor: owner.constructor,
    ownerName: owner.name,
    ownerFields: named(ofOwner),
    ownerKeptBy: ownerNode === null ? [] : keepersOf(namer, ownerNode),
    dominatedBy: aboveOwner.slice(1).map((node) => namer.constructorOf(node)),
    keyConstructor: ownerNode === null ? null : keyConstructorOf(namer, ownerNode),
    holderConstructor: owner.holder?.constructor ?? '',
    holderName: owner.holder?.name ?? null,
    holderFields: named(ofHolder),
    entryConstructor: growth.entryConstructor,
    entryName: growth.entryName,
    entryConstructors: candidate.keys.map((key) => view.keyConstructor(key)),
    pathEdges: growth.path.map((hop) => hop.edge ?? ''),
    pathConstructors: growth.path.map((hop) => hop.constructor),
    inside,
    entryFields: named(entries.flat()),
    holderFile: shortFile(placeFrom(namer, owner.holder?.node ?? null) ?? ''),
    entryFile: samples.length === 0 ? null : fileOf(namer, samples[samples.length - 1]),
    pendingPromises: pendingPromises(namer, spread(candidate.freshEntries, WAITING_SAMPLES), fresh),
    heavyVariable: samples.length === 0 ? null : heaviestVariable(namer, samples[samples.length - 1], fresh),
    keptBy: keptBy(namer, samples),
    alsoHeldBy: growth.alsoHeldBy.map((h) => h.name ?? h.constructor),
    detached: detachedAmong(namer, [...samples, ...entries.flat().map((field) => field.target)]),
    files,
    packages: packagesOf(files),
    event: owner.event,
  };
}

/**
 * The first class of the program's own, or of a package's, among what entries bring.
 * @param entries - of the last snapshot; not all of many are looked into
 * @param inside - constructors found in one added entry
 * @returns null when none of them was written in a script that has a name
 */
export function programClassOf(
  view: SeriesView,
  entries: readonly NodeOrdinal[],
  inside: readonly string[],
): string | null {
  const heap = view.heaps[view.last];
  const written = new Set<string>();
  for (const entry of spread(entries, CLASS_SAMPLES)) {
    view.walkTerritory(view.last, entry, (node) => {
      if (typeOf(view.kinds[view.last][node]) !== TYPE.object) return;
      const url = sourceOf(heap, node)?.url ?? '';
      if (url !== '' && !url.startsWith('node:')) written.add(view.keyConstructor(view.entryKey(view.last, node)));
    });
  }
  return inside.find((constructor) => written.has(constructor)) ?? null;
}

/** Some of many, from the first on, evenly. */
function spread(nodes: readonly NodeOrdinal[], most: number): NodeOrdinal[] {
  const step = Math.max(1, nodes.length / most);
  return Array.from({ length: Math.min(most, nodes.length) }, (_, i) => nodes[Math.floor(i * step)]);
}

function named(fields: readonly FieldTarget[]): PatternFacts['entryFields'] {
  const record: Record<string, string> = Object.create(null);
  for (const { name, constructor } of fields) record[name] ??= constructor;
  return record;
}

/** Who refers to an object, by constructor and edge; through plain objects and lists also who refers to those. */
function keepersOf(namer: Namer, node: NodeOrdinal): string[] {
  const links = namer.links(node, 12).filter(({ holder }) => !isInside(namer, holder, node));
  const farther = links
    .filter(({ holder }) => isPlain(namer.rawName(holder)))
    .flatMap(({ holder }) => namer.links(holder, 6));
  return [...new Set([...links, ...farther].map((link) => keeperText(namer, link)))].slice(0, MAX_KEPT_BY);
}

function keeperText(namer: Namer, { holder, name }: Link): string {
  return namer.isSynthetic(holder) ? namer.rawName(holder) : `${namer.constructorOf(holder)}.${name}`;
}

/** Whether an object is another one or hangs from it: what refers back to its own holder (`_self`, a watcher's `vm`) keeps nothing. */
function isInside(namer: Namer, node: NodeOrdinal, of: NodeOrdinal): boolean {
  for (let n = node, hop = 0; hop < MAX_CHAIN && !namer.isSynthetic(n); n = namer.logicalDominator(n), hop++)
    if (n === of) return true;
  return false;
}

/** Who refers to most of the samples, by constructor and edge. */
function keptBy(namer: Namer, samples: readonly NodeOrdinal[]): string[] {
  const tally = new Map<string, number>();
  for (const node of samples) {
    const links = namer.links(node, 24).filter(({ holder }) => !isInside(namer, holder, node));
    const kept = links.map((link) => keeperText(namer, link));
    for (const text of new Set(kept)) tally.set(text, (tally.get(text) ?? 0) + 1);
  }
  return [...tally]
    .filter(([, times]) => times * 2 > samples.length)
    .sort((x, y) => y[1] - x[1])
    .map(([text]) => text)
    .slice(0, MAX_KEPT_BY);
}

/** An object and what dominates it, nearest first, up to the roots; of a chain of alike only the first. */
function above(namer: Namer, node: NodeOrdinal): NodeOrdinal[] {
  const line: NodeOrdinal[] = [];
  const { name: nameOf } = namer.heap.columns.nodes;
  let before = -1;
  for (
    let n = node, hop = 0;
    line.length < MAX_ABOVE && hop < MAX_CHAIN && !namer.isSynthetic(n);
    n = namer.logicalDominator(n), hop++
  ) {
    if (nameOf[n] !== before || line.length === 1) line.push(n);
    before = nameOf[n];
  }
  return line;
}

/** The file of a function or class; '' when its script has no name; null when the heap does not say. */
function fileOf(namer: Namer, node: NodeOrdinal): string | null {
  const position = sourceOf(namer.heap, node);
  if (position !== null) return shortFile(position.url);
  const shared = namer.follow(node, 'shared');
  const script =
    shared === null ? null : (namer.follow(shared, 'script') ?? namer.follow(shared, 'script_or_debug_info'));
  return script !== null && namer.rawName(script) === '' ? '' : null;
}

function filesOf(namer: Namer, nodes: readonly NodeOrdinal[], sources: readonly ReportSource[]): string[] {
  const files = new Set(sources.map((source) => shortFile(source.url)));
  for (const node of nodes) {
    const position = namer.isContext(node) ? namer.scopeOf(node).source : sourceOf(namer.heap, node);
    if (position !== null && position.url !== '') files.add(shortFile(position.url));
  }
  return [...files];
}

/** `lru-cache/dist/index.js` for a file of a package, `node:events`, else the base name. */
function shortFile(url: string): string {
  if (url.startsWith('node:')) return url;
  const packaged = /^.*[\\/]node_modules[\\/](?!\.)(.+)$/.exec(url.replace(/[?#].*$/, ''));
  return packaged === null ? baseName(url) : packaged[1].replaceAll('\\', '/');
}

function packagesOf(files: readonly string[]): string[] {
  const packages = files.flatMap((file) => /^(?!node:)(@[^/]+\/[^/]+|[^@/][^/]*)\//.exec(file)?.[1] ?? []);
  return [...new Set(packages)];
}
