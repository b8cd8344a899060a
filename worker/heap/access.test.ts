import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draw } from '../../fixtures/draw/draw.ts';
import {
  constructorName,
  dominatorTree,
  findOrdinalById,
  FIRST_RETAINERS,
  firstRetainers,
  kindsOf,
  namedEdge,
  nodeName,
  retainerIndexOf,
  retainersOf,
  sourceOf,
} from './access.ts';
import { nextRetainer, NO_EDGE } from './retainer-index.ts';
import { buildHeap } from './build.ts';
import { KIND, KIND_OF } from './kinds.ts';
import { runtimeOf } from './runtime.ts';
import { heapTransferables, slim } from './slim.ts';
import { columnsFromJson } from './testing/columns-from-json.ts';
import { readColumns, writeRichPair } from './testing/real-snapshots.ts';
import type { Heap } from './types.ts';

let heap: Heap;
let file: string;

beforeAll(async () => {
  [file] = await writeRichPair();
  heap = buildHeap(await readColumns(file));
});
afterAll(() => rm(path.dirname(file), { recursive: true, force: true }));

function nodesNamed(constructor: string): number[] {
  const nodes: number[] = [];
  for (let node = 0; node < heap.columns.nodes.count; node++)
    if (constructorName(heap, node) === constructor) nodes.push(node);
  return nodes;
}

/** First edge of a node by name, as the file has it. */
function edgeNamed(node: number, name: string): number {
  const { firstEdge } = heap.columns.nodes;
  for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++)
    if (namedEdge(heap, edge).name === name) return edge;
  throw new Error(`${nodeName(heap, node)} has no edge ${name}`);
}

test('columns of the real parser and of JSON.parse give the same heap', async () => {
  const slow = buildHeap(columnsFromJson(await readFile(file, 'utf8')));
  expect(slow.classes.rows).toEqual(heap.classes.rows);
  expect(slow.dominator).toEqual(heap.dominator);
  expect(slow.retained).toEqual(heap.retained);
  expect(slow.distance).toEqual(heap.distance);
});

test('retainers are exactly the edges, turned around', () => {
  const retainers = retainersOf(heap);
  const { edges, nodes } = heap.columns;
  expect(retainers.edge.length).toBe(edges.count);
  for (let node = 0; node < nodes.count; node++) {
    for (let at = retainers.first[node]; at < retainers.first[node + 1]; at++) {
      const edge = retainers.edge[at];
      if (
        edges.toNode[edge] !== node ||
        edge < nodes.firstEdge[retainers.node[at]] ||
        edge >= nodes.firstEdge[retainers.node[at] + 1]
      ) {
        throw new Error(`retainer ${at} of node ${node} is not an edge to it`);
      }
    }
  }
  expect(retainersOf(heap)).toBe(retainers);
});

test('the dominator tree lists every node but the root once, under its dominator', () => {
  const tree = dominatorTree(heap);
  const { count } = heap.columns.nodes;
  expect(tree.child.length).toBe(count - 1);
  for (let node = 0; node < count; node++) {
    for (let at = tree.first[node]; at < tree.first[node + 1]; at++) {
      if (heap.dominator[tree.child[at]] !== node) throw new Error(`child ${tree.child[at]} is not under ${node}`);
    }
  }
});

test('a class instance and a closure are found in the program, offline', async () => {
  const lines = (await readFile(new URL('./testing/rich-program.cjs', import.meta.url), 'utf8')).split('\n');
  const session = nodesNamed('Session')[0];
  const position = sourceOf(heap, session);
  expect(position?.url).toMatch(/rich-program\.cjs$/);
  expect(position?.line).toBe(lines.findIndex((line) => line.includes('constructor(id)')) + 1);

  const onClose = heap.columns.edges.toNode[edgeNamed(session, 'onClose')];
  expect(sourceOf(heap, onClose)).toMatchObject({
    line: lines.findIndex((line) => line.includes('this.onClose =')) + 1,
  });
  expect(sourceOf(slim(heap), onClose)).toEqual(sourceOf(heap, onClose));
  expect(sourceOf(heap, nodesNamed('(string)')[0])).toBeNull();
  expect(heap.classes.rows.find((row) => row.name === 'Session')?.source).toEqual(position);
});

test('every id is found, an unknown one is not', () => {
  const { id, count } = heap.columns.nodes;
  for (let node = 0; node < count; node += 97) expect(findOrdinalById(heap, id[node])).toBe(node);
  expect(findOrdinalById(heap, 4)).toBe(-1);
  expect(findOrdinalById(heap, 0xffff_fffe)).toBe(-1);
});

test('edges and kinds carry the names and roles a programmer expects', () => {
  const session = nodesNamed('Session')[0];
  const user = namedEdge(heap, edgeNamed(session, 'user'));
  expect(user).toMatchObject({ from: session, type: 'property', name: 'user' });
  expect(constructorName(heap, user.to)).toBe('{name, mail, address}');
  const kinds = kindsOf(heap);
  const kindOf = (node: number): number => KIND_OF[kinds[node]];
  const map = heap.columns.edges.toNode[edgeNamed(session, 'map')];
  expect(kindOf(session)).toBe(KIND.user);
  expect(kindOf(map)).toBe(KIND.engine);
  const tags = heap.columns.edges.toNode[edgeNamed(session, 'tags')];
  expect(kindOf(heap.columns.edges.toNode[edgeNamed(tags, 'elements')])).toBe(KIND.plumbing);
  const closure = heap.columns.edges.toNode[edgeNamed(session, 'onClose')];
  expect(kindOf(heap.columns.edges.toNode[edgeNamed(closure, 'context')])).toBe(KIND.context);
});

test('a slim heap keeps its numbers and gives up its edges; buffers are listed once', () => {
  const light = slim(heap);
  expect(light.hasEdges).toBe(false);
  expect(light.columns.edges.count).toBe(0);
  expect(light.retained).toBe(heap.retained);
  expect(light.columns.nodes.firstEdge).toBe(heap.columns.nodes.firstEdge);
  const bytes = (buffers: readonly ArrayBuffer[]): number =>
    buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
  const full = heapTransferables(heap);
  expect(new Set(full).size).toBe(full.length);
  expect(full).toContain(heap.columns.edges.toNode.buffer);
  expect(full).toContain(heap.columns.strings.pieces[0].buffer);
  expect(bytes(heapTransferables(light))).toBeLessThan(bytes(full));
  const moved = structuredClone(light, { transfer: heapTransferables(light) });
  expect(moved.classes.rows.length).toBeGreaterThan(50);
  expect(moved.retained[0]).toBe(heap.totalShallowBytes);
});

test('Node is recognised', async () => {
  expect(runtimeOf({ columns: await readColumns(file) })).toBe('node');
});

test('a script whose URL is a concatenated string is named by its node, as Node 18 writes it', () => {
  const drawn = buildHeap(
    draw(`
^1 -> global @3
  .handler -> closure handler @5 at 12:3:4
    {shared} -> code handler
      {script_or_debug_info} -> code /app/server.js
        {name} -> cons (concatenated string)
`),
  );
  expect(sourceOf(drawn, 2)).toEqual({ url: '/app/server.js', line: 4, column: 5 });
});

test('retainers found by their index are all retainers, in the same order', async () => {
  const fresh = buildHeap(await readColumns(file));
  const all = retainersOf(fresh);
  const index = retainerIndexOf(fresh);
  const { nodes, edges } = fresh.columns;
  // Every third edge is not wanted.
  const cut = new Uint32Array((edges.count >>> 5) + 1).map((_, word) =>
    Array.from({ length: 32 }, (__, bit) => Number((word * 32 + bit) % 3 === 0)).reduce(
      (bits, on, bit) => (bits | (on << bit)) >>> 0,
      0,
    ),
  );
  const found = (node: number, skip: Uint32Array | null): number[] => {
    const list: number[] = [];
    for (
      let edge = nextRetainer(edges, index, node, NO_EDGE, skip);
      edge !== NO_EDGE;
      edge = nextRetainer(edges, index, node, edge, skip)
    )
      list.push(edge);
    return list;
  };
  let longest = 0;
  for (let node = 0; node < nodes.count; node++) {
    const expected = [...all.edge.subarray(all.first[node], all.first[node + 1])];
    longest = Math.max(longest, expected.length);
    expect(found(node, null)).toEqual(expected);
    expect(found(node, cut)).toEqual(expected.filter((edge) => edge % 3 !== 0));
    expect([...firstRetainers(fresh, node)]).toEqual(expected.slice(0, FIRST_RETAINERS));
  }
  // Of a small snapshot only a few maps and `undefined` have more than are named.
  expect(longest).toBeGreaterThan(FIRST_RETAINERS);
  expect(index.crowded.length).toBeGreaterThan(0);
  expect(index.stretch.length).toBeLessThan(edges.count / 3);
});
