// One object as a row: what it is, a short text for people, its numbers.

import type { ObjectRow } from '../engine/api.ts';
import { constructorName, edgeName, nodeName, shallowOf, type SlimHeap } from '../heap/index.ts';
import { survivorsOf, withEdges, type QuerySeries } from './series.ts';

const PREVIEW_LENGTH = 100;
const PREVIEW_NAMES = 5;

/** The row of one node. `survived` is null when ids do not compare or the series is one snapshot. */
export function objectRow(series: QuerySeries, snapshot: number, node: number): ObjectRow {
  const heap = series.heaps[snapshot];
  const { nodes, header } = heap.columns;
  const compare = series.identity === 'same-process' && series.heaps.length > 1;
  return {
    objectId: nodes.id[node],
    constructor: constructorName(heap, node),
    type: header.nodeTypes[nodes.type[node]],
    preview: preview(heap, node),
    shallowBytes: shallowOf(heap, node),
    retainedBytes: heap.retained[node],
    distance: heap.distance[node],
    survived: compare ? survivorsOf(series.heaps[0], heap)[node] === 1 : null,
    detached: heap.detached?.[node] === 2,
  };
}

/** A string's start, a function's name, an array's length, an object's first properties; `''` when nothing helps. */
function preview(heap: SlimHeap, node: number): string {
  const { nodes, header } = heap.columns;
  switch (header.nodeTypes[nodes.type[node]]) {
    case 'string':
    case 'sliced string':
      return quote(nodeName(heap, node));
    case 'concatenated string':
      return quote(stringText(heap, node, PREVIEW_LENGTH + 1) ?? '');
    case 'closure':
      return `${nodeName(heap, node)}()`;
    case 'regexp':
      return `/${shorten(nodeName(heap, node))}/`;
    case 'object':
      return objectPreview(heap, node);
    case 'native':
    case 'code':
    case 'hidden':
    case 'array':
    case 'symbol':
    case 'bigint':
    case 'number':
    case 'synthetic':
      return shorten(nodeName(heap, node));
    default:
      return '';
  }
}

function shorten(text: string): string {
  return text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH)}…` : text;
}

function quote(text: string): string {
  return JSON.stringify(shorten(text));
}

function objectPreview(heap: SlimHeap, node: number): string {
  if (withEdges(heap) === null) return '';
  const { nodes, edges, header } = heap.columns;
  const property = header.edgeTypes.indexOf('property');
  const element = header.edgeTypes.indexOf('element');
  const names: string[] = [];
  let elements = 0;
  for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
    if (edges.type[edge] === element) elements++;
    if (edges.type[edge] !== property || names.length > PREVIEW_NAMES) continue;
    const name = edgeName(heap, edge);
    if (name !== '__proto__') names.push(name);
  }
  if (elements > 0 && nodeName(heap, node) === 'Array') return `[${elements}]`;
  if (names.length === 0) return elements > 0 ? `[${elements}]` : '';
  const shown = names.slice(0, PREVIEW_NAMES).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return `{${shown.join(', ')}${names.length > PREVIEW_NAMES ? ', …' : ''}}`;
}

/**
 * A string's text as far as the file has it, at most `limit` characters; null when the node is no string.
 * @param wholeParts - of a concatenation: the part in which the limit is reached is not cut, as in DevTools
 */
export function stringText(heap: SlimHeap, node: number, limit: number, wholeParts = false): string | null {
  const { nodes, edges, header } = heap.columns;
  const typeOf = (at: number): string => header.nodeTypes[nodes.type[at]];
  if (typeOf(node) === 'string' || typeOf(node) === 'sliced string') return nodeName(heap, node);
  if (typeOf(node) !== 'concatenated string') return null;
  if (withEdges(heap) === null) return '';
  const internal = header.edgeTypes.indexOf('internal');
  let text = '';
  const pending = [node];
  // Concatenated strings can be chains millions long: depth is on our own stack and ends at the limit.
  for (let at = pending.pop(); at !== undefined && text.length < limit; at = pending.pop()) {
    if (typeOf(at) !== 'concatenated string') {
      text += nodeName(heap, at);
      continue;
    }
    const halves: { first?: number; second?: number } = {};
    for (let edge = nodes.firstEdge[at]; edge < nodes.firstEdge[at + 1]; edge++) {
      if (edges.type[edge] !== internal) continue;
      const name = edgeName(heap, edge);
      if (name === 'first') halves.first = edges.toNode[edge];
      if (name === 'second') halves.second = edges.toNode[edge];
    }
    if (halves.second !== undefined) pending.push(halves.second);
    if (halves.first !== undefined) pending.push(halves.first);
    if (pending.length > 1_000_000) break;
  }
  return wholeParts ? text : text.slice(0, limit);
}
