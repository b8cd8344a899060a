// Search over one snapshot: constructors, property names, string contents, object ids. The string table is searched
// as bytes; long walks give way between slices, so that a cancel gets through.

import { findStrings } from 'heapsnapshot-parser-lite';
import type { Rows, SearchHit, SearchKind, SearchQuery } from '../engine/api.ts';
import { classKeyOf } from '../growth/tables/constructor-diff.ts';
import { checkCancelled, findOrdinalById, textOf, type CancelSignal, type Heap, type SlimHeap } from '../heap/index.ts';
import { objectRow } from './objects.ts';
import { withEdges, type QuerySeries } from './series.ts';
import { breathe, sortByKey, windowOf } from './window.ts';

const SLICE = 1 << 18;
const KIND_ORDER: readonly SearchKind[] = ['object', 'constructor', 'property', 'string'];

/** Hits of one kind, best first; rows are made when a window shows them. */
interface Hits {
  readonly count: number;
  readonly make: (index: number) => SearchHit;
}

/** Answers searches of one series; the last search is kept, so that scrolling does not search again. */
export class Search {
  readonly #series: QuerySeries;
  #last: { readonly key: string; readonly hits: readonly Hits[] } | null = null;

  constructor(series: QuerySeries) {
    this.#series = series;
  }

  /** Hits grouped by kind in a fixed order. Rejects with `HeapError('cancelled')`. An empty text finds nothing. */
  async window(query: SearchQuery, signal: CancelSignal): Promise<Rows<SearchHit>> {
    const text = query.text.trim();
    const key = JSON.stringify([text, [...query.kinds].sort(), query.snapshot]);
    let hits = this.#last?.key === key ? this.#last.hits : null;
    if (hits === null) {
      hits = await this.#search(text, query.kinds, query.snapshot, signal);
      checkCancelled(signal);
      this.#last = { key, hits };
    }
    const found = hits;
    const total = found.reduce((sum, { count }) => sum + count, 0);
    return windowOf(this.#series.generation, query, total, total, (index) => hitAt(found, index));
  }

  async #search(
    text: string,
    kinds: readonly SearchKind[],
    snapshot: number,
    signal: CancelSignal,
  ): Promise<readonly Hits[]> {
    const heap = this.#series.heaps[snapshot];
    if (heap === undefined || text === '') return [];
    const hits: Hits[] = [];
    for (const kind of KIND_ORDER) {
      if (!kinds.includes(kind)) continue;
      checkCancelled(signal);
      await breathe();
      if (kind === 'object') hits.push(this.#byId(heap, snapshot, text));
      else if (kind === 'constructor') hits.push(this.#constructors(heap, text));
      else if (kind === 'property') hits.push(await this.#properties(heap, snapshot, text, signal));
      else hits.push(await this.#strings(heap, snapshot, text, signal));
    }
    return hits;
  }

  #byId(heap: SlimHeap, snapshot: number, text: string): Hits {
    const match = /^@?(\d{1,16})$/.exec(text);
    const node = match === null ? -1 : findOrdinalById(heap, Number(match[1]));
    return {
      count: node < 0 ? 0 : 1,
      make: () => {
        const object = objectRow(this.#series, snapshot, node);
        return {
          kind: 'object',
          label: `@${object.objectId}`,
          detail: object.constructor,
          classKey: null,
          object,
          count: 1,
        };
      },
    };
  }

  #constructors(heap: SlimHeap, text: string): Hits {
    const wanted = text.toLowerCase();
    const rows = heap.classes.rows
      .filter((row) => row.name.toLowerCase().includes(wanted))
      .sort(
        (a, b) =>
          Number(b.name.toLowerCase() === wanted) - Number(a.name.toLowerCase() === wanted) ||
          b.retainedBytes - a.retainedBytes,
      );
    return {
      count: rows.length,
      make: (index) => ({
        kind: 'constructor',
        label: rows[index].name,
        detail: rows[index].source === null ? '' : `${rows[index].source?.url}:${rows[index].source?.line}`,
        classKey: classKeyOf(rows[index], this.#series),
        object: null,
        count: rows[index].count,
      }),
    };
  }

  /** One hit per property name, with the object that keeps most among those that have it. */
  async #properties(heap: SlimHeap, snapshot: number, text: string, signal: CancelSignal): Promise<Hits> {
    const full = withEdges(heap);
    if (full === null) return { count: 0, make: noHit };
    const matched = findStrings(heap.columns.strings, text, { ignoreCase: true });
    const owners = await countOwners(full, matched, signal);
    const used = owners.count.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    const items = new Uint32Array(used);
    let at = 0;
    for (let i = 0; i < matched.length; i++) if (owners.count[i] > 0) items[at++] = i;
    const order = sortByKey(
      items,
      Float64Array.from(items, (i) => owners.count[i]),
      true,
    );
    return {
      count: order.length,
      make: (index) => {
        const hit = order[index];
        const object = objectRow(this.#series, snapshot, owners.largest[hit]);
        return {
          kind: 'property',
          label: textOf(heap.columns.strings, matched[hit]),
          detail: object.constructor,
          classKey: null,
          object,
          count: owners.count[hit],
        };
      },
    };
  }

  async #strings(heap: SlimHeap, snapshot: number, text: string, signal: CancelSignal): Promise<Hits> {
    const { nodes, strings, header } = heap.columns;
    const wanted = new Uint8Array(strings.count);
    for (const index of findStrings(strings, text, { ignoreCase: true })) wanted[index] = 1;
    const types = ['string', 'sliced string'].map((type) => header.nodeTypes.indexOf(type));
    const found: number[] = [];
    for (let from = 0; from < nodes.count; from += SLICE) {
      checkCancelled(signal);
      for (let node = from; node < Math.min(from + SLICE, nodes.count); node++) {
        if (wanted[nodes.name[node]] === 1 && types.includes(nodes.type[node])) found.push(node);
      }
      await breathe();
    }
    const items = Uint32Array.from(found);
    const order = sortByKey(
      items,
      Float64Array.from(items, (node) => heap.retained[node]),
      true,
    );
    return {
      count: order.length,
      make: (index) => {
        const object = objectRow(this.#series, snapshot, order[index]);
        return { kind: 'string', label: object.preview, detail: object.constructor, classKey: null, object, count: 1 };
      },
    };
  }
}

function noHit(index: number): never {
  throw new RangeError(`hit ${index}`);
}

function hitAt(hits: readonly Hits[], index: number): SearchHit {
  let at = index;
  for (const group of hits) {
    if (at < group.count) return group.make(at);
    at -= group.count;
  }
  return noHit(index);
}

interface Owners {
  /** Per matched name: edges that bear it. */
  readonly count: Uint32Array;
  /** Per matched name: the source node that retains most. */
  readonly largest: Uint32Array;
}

/** Property and variable edges by name; `matched` are StringIndexes. */
async function countOwners(heap: Heap, matched: Uint32Array, signal: CancelSignal): Promise<Owners> {
  const { nodes, edges, header, strings } = heap.columns;
  const place = new Uint32Array(strings.count);
  matched.forEach((name, i) => {
    place[name] = i + 1;
  });
  const count = new Uint32Array(matched.length);
  const largest = new Uint32Array(matched.length);
  const property = header.edgeTypes.indexOf('property');
  const context = header.edgeTypes.indexOf('context');
  if (matched.length === 0) return { count, largest };
  for (let from = 0; from < nodes.count; from += SLICE) {
    checkCancelled(signal);
    for (let node = from; node < Math.min(from + SLICE, nodes.count); node++) {
      for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
        if (edges.type[edge] !== property && edges.type[edge] !== context) continue;
        const hit = place[edges.nameOrIndex[edge]] - 1;
        if (hit < 0) continue;
        if (count[hit]++ === 0 || heap.retained[node] > heap.retained[largest[hit]]) largest[hit] = node;
      }
    }
    await breathe();
  }
  return { count, largest };
}
