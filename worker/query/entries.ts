// Entries of Map, Set and WeakMap, as a program knows them: key → value. V8 keeps them in one table, in which a snapshot only
// numbers the places; where the entries begin tells the table's size.

import type { EdgeOrdinal, NodeOrdinal } from 'heapsnapshot-parser-lite';
import { edgeName, findOrdinalById, sourceOfEdge, type Heap } from '../heap/index.ts';

/** Bytes of a word: with compressed pointers (Chrome, Electron), and without (Node). */
const WORDS = [4, 8] as const;
/** Words before the places: the table's shape and length. */
const HEADER_WORDS = 2;
/** Places before the buckets: entries, deleted entries, buckets. */
const COUNTS = 3;
/** Places of an entry: a Map's key, value and next in its bucket; a Set's key and next. */
const MAP_ENTRY = 3;
const SET_ENTRY = 2;
/** Buckets of the smallest table. */
const LEAST_BUCKETS = 2;
/** Entries per bucket that V8 makes room for. */
const LOAD = 2;

/** What a place of a table holds; the number is of its entry, 0-based. */
export interface TablePlace {
  readonly role: 'key' | 'value';
  readonly entry: number;
}

/** Where the entries of a table begin, and how many places each has. */
export interface TableShape {
  readonly first: number;
  readonly width: typeof MAP_ENTRY | typeof SET_ENTRY;
}

/**
 * The shape of an `OrderedHashMap` or `OrderedHashSet` by its size: their buckets are a power of two, so that no size is of
 * both.
 * @param bytes - of the table alone, as the file has it
 * @returns null for anything else
 */
export function tableShape(bytes: number): TableShape | null {
  for (const word of WORDS) {
    const places = bytes / word - HEADER_WORDS - COUNTS;
    for (const width of [MAP_ENTRY, SET_ENTRY] as const) {
      const buckets = places / (1 + LOAD * width);
      if (buckets >= LEAST_BUCKETS && Number.isInteger(Math.log2(buckets))) return { first: COUNTS + buckets, width };
    }
  }
  return null;
}

/** @returns what stands at a numbered place; null before the entries, and for a link of a bucket */
export function placeOf({ first, width }: TableShape, place: number): TablePlace | null {
  if (place < first) return null;
  const within = (place - first) % width;
  const entry = Math.floor((place - first) / width);
  if (within === 0) return { role: 'key', entry };
  return within === 1 && width === MAP_ENTRY ? { role: 'value', entry } : null;
}

/** One entry: the edges of its table that lead to its key and its value; -1 where the file has none. */
export interface Entry {
  /** V8 writes no small integers: keys and values that are some have no edge. */
  readonly key: EdgeOrdinal;
  readonly value: EdgeOrdinal;
}

/** Entries of a table in its order, empty places left out; null where the node is no such table. */
export function entriesOf(heap: Heap, table: NodeOrdinal): readonly Entry[] | null {
  const shape = tableShape(heap.columns.nodes.selfSize[table]);
  if (shape === null) return null;
  const { nodes } = heap.columns;
  const entries: { key: EdgeOrdinal; value: EdgeOrdinal }[] = [];
  let last = -1;
  for (let edge = nodes.firstEdge[table]; edge < nodes.firstEdge[table + 1]; edge++) {
    const number = numberOf(heap, edge);
    const place = number < 0 ? null : placeOf(shape, number);
    if (place === null) continue;
    if (place.entry !== last) entries.push({ key: -1, value: -1 });
    last = place.entry;
    entries[entries.length - 1][place.role === 'value' ? 'value' : 'key'] = edge;
  }
  return entries;
}

/** The number of an edge that a table names by its place; -1 for other edges. */
function numberOf(heap: Heap, edge: EdgeOrdinal): number {
  const { edges, header } = heap.columns;
  const name = header.edgeTypes[edges.type[edge]] === 'internal' ? edgeName(heap, edge) : '';
  return /^\d+$/.test(name) ? Number(name) : -1;
}

/** What an edge of a table leads to. */
export interface EntryEnd {
  /** `member`: of a Set. */
  readonly role: 'key' | 'value' | 'member';
  /** The key of the same entry, for a value; -1 where it is not in the file. */
  readonly key: NodeOrdinal;
  /** Of the entry, 0-based; null in a WeakMap, whose entries have no order. */
  readonly number: number | null;
}

/** Where an edge stands in the table of a Map, a Set or a WeakMap; null for an edge of anything else. */
export function entryOfEdge(heap: Heap, edge: EdgeOrdinal): EntryEnd | null {
  const pair = /^\d+ \/ part of key \(.* @(\d+)\) -> value \(/s.exec(edgeName(heap, edge));
  if (pair !== null) return { role: 'value', key: findOrdinalById(heap, Number(pair[1])), number: null };
  const number = numberOf(heap, edge);
  if (number < 0) return null;
  const { nodes, edges } = heap.columns;
  const table = sourceOfEdge(heap, edge);
  const shape = tableShape(nodes.selfSize[table]);
  const place = shape === null ? null : placeOf(shape, number);
  if (shape === null || place === null) return null;
  if (shape.width === SET_ENTRY) return { role: 'member', key: -1, number: place.entry };
  const before = edge - 1;
  const hasKey = place.role === 'value' && before >= nodes.firstEdge[table] && numberOf(heap, before) === number - 1;
  return { role: place.role, key: hasKey ? edges.toNode[before] : -1, number: place.entry };
}
