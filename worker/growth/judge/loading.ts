// Growth that is no leak by what it is made of: code that is still being loaded, and unlike things that only share
// a constructor. A leak adds the same thing again and again.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import type { Heap } from '../../heap/types.ts';
import type { Namer } from '../name/links.ts';
import { isOfPlatform, wrappedBy } from '../name/origin.ts';
import { TYPE, isStringType, typeOf } from '../series/node-kinds.ts';
import type { SeriesView } from '../series/view.ts';
import type { Growth } from '../types.ts';
import { isModuleRecord } from '../vocabulary.ts';

const SAMPLE = 200;
const FILE_FIELDS = new Set(['filename', 'url', 'id', 'path', 'identifier']);
/** Modules of at least this share of different names are a program being loaded, not one file again and again. */
const DIFFERENT = 0.5;

/**
 * Whether a growth is modules being loaded for the first time. One file loaded over and over (a changing query, a
 * number in its name) is not.
 */
export function isLoading(namer: Namer, growth: Growth): boolean {
  const fresh = growth.candidate.freshEntries;
  // A browser's own list of the modules of a page.
  if (growth.owner.constructor === 'Modulator' || growth.entryConstructor === 'Modulator') return true;
  if (
    !isModuleRecord(growth.entryConstructor) &&
    !/^(_cache|loadCache|moduleMap|installedModules|__webpack_module_cache__)$/.test(growth.owner.name ?? '')
  )
    return false;
  const files = new Set<string>();
  let seen = 0;
  for (const entry of sampleOf(fresh)) {
    const file = fileOf(namer, entry);
    if (file === null) continue;
    seen++;
    files.add(file.replace(/[?#].*$/, '').replace(/[0-9a-f]{8,}|\d+/gi, '#'));
  }
  return seen > 0 && files.size >= DIFFERENT * seen;
}

/** A file name in a field of the entry, or of what it holds: Node's cache of ES modules keeps jobs by kind. */
function fileOf(namer: Namer, entry: NodeOrdinal, depth = 0): string | null {
  const { nodes, edges, strings } = namer.heap.columns;
  const inside: NodeOrdinal[] = [];
  for (let e = nodes.firstEdge[entry]; e < nodes.firstEdge[entry + 1]; e++) {
    if (namer.edgeType(e) !== 'property' || namer.edgeName(e) === '__proto__') continue;
    const to = edges.toNode[e];
    if (FILE_FIELDS.has(namer.edgeName(e)) && isStringType(typeOf(namer.kinds[to])))
      return stringAt(strings, nodes.name[to]);
    if (typeOf(namer.kinds[to]) === TYPE.object && inside.length < 8) inside.push(to);
  }
  if (depth >= 2) return null;
  for (const node of inside) {
    const file = fileOf(namer, node, depth + 1);
    if (file !== null) return file;
  }
  return null;
}

/**
 * Whether the entries are one thing again and again. Only asked of what GC roots or the platform's own variables keep:
 * there objects meet that have nothing in common but their constructor. Closures are alike by their code (what `once`
 * and `bind` make of one by that one's), objects by their fields.
 */
export function isRepetitive(view: SeriesView, namer: Namer, growth: Growth): boolean {
  if (growth.growthKind !== 'roots' && !isOfPlatform(namer, growth.owner)) return true;
  const type = growth.candidate.mainKey % 16;
  if (type !== TYPE.closure && growth.entryConstructor !== 'Object') return true;
  const heap = view.newest;
  const kinds = new Map<string, number>();
  let sampled = 0;
  for (const entry of sampleOf(growth.candidate.freshEntries)) {
    sampled++;
    const kind = type === TYPE.closure ? codeOf(heap, wrappedBy(namer, entry)) : fieldsOf(heap, entry);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const repeated = [...kinds.values()].filter((count) => count >= 3).reduce((sum, count) => sum + count, 0);
  return repeated >= 0.5 * sampled;
}

function codeOf(heap: Heap, closure: NodeOrdinal): string {
  const { nodes, edges, strings, header } = heap.columns;
  for (let e = nodes.firstEdge[closure]; e < nodes.firstEdge[closure + 1]; e++) {
    if (header.edgeTypes[edges.type[e]] === 'internal' && stringAt(strings, edges.nameOrIndex[e]) === 'shared')
      return String(edges.toNode[e]);
  }
  return String(closure);
}

function fieldsOf(heap: Heap, node: NodeOrdinal): string {
  const { nodes, edges, header } = heap.columns;
  const fields: number[] = [];
  for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1] && fields.length < 12; e++) {
    if (header.edgeTypes[edges.type[e]] === 'property') fields.push(edges.nameOrIndex[e]);
  }
  return fields.join();
}

function sampleOf(entries: readonly NodeOrdinal[]): NodeOrdinal[] {
  const step = Math.max(1, Math.floor(entries.length / SAMPLE));
  return entries.filter((_, i) => i % step === 0);
}
