// Objects by a query in words (object-words.ts): conditions that look at a row first, those that need references last. What
// has no bytes of its own is left out, as in DevTools' tables.

import { findStrings } from 'heapsnapshot-parser-lite';
import type { FindQuery, FoundObjects } from '../engine/api.ts';
import { engineError } from '../engine/errors.ts';
import {
  checkCancelled,
  findOrdinalById,
  newestObjectId,
  shallowOf,
  type CancelSignal,
  type Heap,
  type SlimHeap,
} from '../heap/index.ts';
import { nodeValue } from './constructors.ts';
import { hasBit, keptBy } from './kept-by.ts';
import { indexesOf } from './names.ts';
import { readQuery, type Condition } from './object-words.ts';
import { objectRow } from './objects.ts';
import { withEdges, type QuerySeries } from './series.ts';
import { breathe, sortByKey, windowOf } from './window.ts';

const SLICE = 1 << 16;

type Test = (node: number) => boolean;

/** Answers queries of one series; the last one's objects are kept, so that scrolling does not search again. */
export class Finder {
  readonly #series: QuerySeries;
  #last: { readonly key: string; readonly nodes: Uint32Array; readonly shallowBytes: number } | null = null;

  constructor(series: QuerySeries) {
    this.#series = series;
  }

  /** Rejects with `EngineError` (`query-…`) and `HeapError('cancelled')`. An empty query finds nothing. */
  async window(query: FindQuery, signal: CancelSignal): Promise<FoundObjects> {
    const { snapshot, sort } = query;
    const heap = this.#series.heaps[snapshot];
    const key = JSON.stringify([query.text, snapshot, sort]);
    if (this.#last?.key !== key) {
      const found = heap === undefined ? [] : await this.#find(heap, snapshot, readQuery(query.text), signal);
      checkCancelled(signal);
      const items = Uint32Array.from(found);
      const nodes = sortByKey(
        items,
        Float64Array.from(items, (node) => nodeValue(heap, node, sort.by)),
        sort.descending,
      );
      this.#last = { key, nodes, shallowBytes: items.reduce((sum, node) => sum + shallowOf(heap, node), 0) };
    }
    const { nodes, shallowBytes } = this.#last;
    return {
      ...windowOf(this.#series.generation, query, nodes.length, nodes.length, (index) =>
        objectRow(this.#series, snapshot, nodes[index]),
      ),
      shallowBytes,
    };
  }

  async #find(
    heap: SlimHeap,
    snapshot: number,
    conditions: readonly Condition[],
    signal: CancelSignal,
  ): Promise<readonly number[]> {
    if (conditions.length === 0) return [];
    const tests: Test[] = [];
    for (const condition of [...conditions].sort((a, b) => costOf(a) - costOf(b)))
      tests.push(await this.#test(heap, snapshot, condition, signal));
    const { nodeClass, rows } = heap.classes;
    const found: number[] = [];
    for (let from = 0; from < nodeClass.length; from += SLICE) {
      checkCancelled(signal);
      for (let node = from; node < Math.min(from + SLICE, nodeClass.length); node++)
        if (nodeClass[node] < rows.length && tests.every((test) => test(node))) found.push(node);
      await breathe();
    }
    return found;
  }

  async #test(heap: SlimHeap, snapshot: number, condition: Condition, signal: CancelSignal): Promise<Test> {
    const { nodes, edges, header, strings } = heap.columns;
    switch (condition.kind) {
      case 'class': {
        const wanted = condition.exact ? condition.text : condition.text.toLowerCase();
        const fits = Uint8Array.from(heap.classes.rows, ({ name }) =>
          (condition.exact ? name === wanted : name.toLowerCase().includes(wanted)) ? 1 : 0,
        );
        return (node) => fits[heap.classes.nodeClass[node]] === 1;
      }
      case 'type': {
        const fits = header.nodeTypes.map((type) => type.includes(condition.text));
        if (!fits.includes(true)) throw engineError('query-type', null, { known: header.nodeTypes.join(', ') });
        return (node) => fits[nodes.type[node]];
      }
      case 'text': {
        const matched = new Uint8Array(strings.count);
        for (const index of findStrings(strings, condition.text, { ignoreCase: true })) matched[index] = 1;
        const types = ['string', 'sliced string'].map((type) => header.nodeTypes.indexOf(type));
        return (node) => matched[nodes.name[node]] === 1 && types.includes(nodes.type[node]);
      }
      case 'number':
        return numberTest(heap, condition);
      case 'made':
        return this.#madeTest(heap, condition);
      case 'detached':
        return (node) => heap.detached?.[node] === 2;
      case 'kept': {
        const bits = await keptBy(this.#withReferences(heap, snapshot), condition.by, signal);
        return (node) => hasBit(bits, node);
      }
      case 'has': {
        this.#withReferences(heap, snapshot);
        const [name] = indexesOf(strings, [condition.name]);
        const types = ['property', 'context'].map((type) => header.edgeTypes.indexOf(type));
        return (node) => {
          if (name < 0) return false;
          for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++)
            if (edges.nameOrIndex[edge] === name && types.includes(edges.type[edge])) return true;
          return false;
        };
      }
    }
  }

  #withReferences(heap: SlimHeap, snapshot: number): Heap {
    const full = withEdges(heap);
    if (full === null) throw engineError('query-references', null, { number: snapshot + 1 });
    return full;
  }

  /** Ids grow with time inside one process: what came between two snapshots has ids between their largest. */
  #madeTest(heap: SlimHeap, { after, until }: Extract<Condition, { readonly kind: 'made' }>): Test {
    const { heaps, identity } = this.#series;
    if (identity !== 'same-process') throw engineError('query-ids');
    const bound = (number: number): number => {
      if (number > heaps.length) throw engineError('query-snapshot', null, { number, count: heaps.length });
      return newestObjectId(heaps[number - 1].columns);
    };
    const above = after === null ? -1 : bound(after);
    const upTo = until === null ? Infinity : bound(until);
    const { id } = heap.columns.nodes;
    return (node) => id[node] > above && id[node] <= upTo;
  }
}

function numberTest(heap: SlimHeap, condition: Extract<Condition, { readonly kind: 'number' }>): Test {
  const { of, is, value } = condition;
  if (of === 'id' && is === '=') {
    const wanted = findOrdinalById(heap, value);
    return (node) => node === wanted;
  }
  const { id } = heap.columns.nodes;
  const read = (node: number): number => {
    switch (of) {
      case 'size':
        return shallowOf(heap, node);
      case 'retained':
        return heap.retained[node];
      case 'distance':
        return heap.distance[node];
      case 'id':
        return id[node];
    }
  };
  switch (is) {
    case '<':
      return (node) => read(node) < value;
    case '<=':
      return (node) => read(node) <= value;
    case '=':
      return (node) => read(node) === value;
    case '>=':
      return (node) => read(node) >= value;
    case '>':
      return (node) => read(node) > value;
  }
}

/** Cheap conditions first: most objects fail one of them. */
function costOf({ kind }: Condition): number {
  return kind === 'has' ? 2 : kind === 'number' ? 1 : 0;
}
