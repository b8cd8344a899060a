// The ranking as a whole, on V8's own bytes: what the format allows, the answer must not depend on.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { expect, it } from 'vitest';
import { buildHeap, type Heap } from '../heap/index.ts';
import { ROOT_ID, snapshotJson, type DrawnEdge, type DrawnNode } from '../../fixtures/draw/draw.ts';
import { rankSeries } from './rank.ts';
import { heapsOfSeries } from './testing/random-series.ts';

const RECORDED = path.join(import.meta.dirname, '../../fixtures/recorded/session-map-node20');

interface Snapshot {
  readonly snapshot: {
    root_index?: number;
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly edge_fields: readonly string[];
      readonly location_fields: readonly string[];
    };
  };
  nodes: number[];
  edges: number[];
  locations: number[];
}

/** The same snapshot with its root written last: `root_index` says where it is. */
function rootLast(json: Snapshot): Snapshot {
  const { node_fields, edge_fields, location_fields } = json.snapshot.meta;
  const [width, edgeWidth] = [node_fields.length, edge_fields.length];
  const count = json.nodes.length / width;
  const rootEdges = json.nodes[node_fields.indexOf('edge_count')] * edgeWidth;
  const moved = (index: number): number => (index === 0 ? (count - 1) * width : index - width);
  const move = (values: readonly number[], fields: readonly string[], field: string): number[] =>
    values.map((value, i) => (i % fields.length === fields.indexOf(field) ? moved(value) : value));
  const edges = move(json.edges, edge_fields, 'to_node');
  return {
    ...json,
    snapshot: { ...json.snapshot, root_index: (count - 1) * width },
    nodes: [...json.nodes.slice(width), ...json.nodes.slice(0, width)],
    edges: [...edges.slice(rootEdges), ...edges.slice(0, rootEdges)],
    locations: move(json.locations, location_fields, 'object_index'),
  };
}

async function heapOf(json: Snapshot): Promise<Heap> {
  return buildHeap(await parseSnapshot(new Blob([JSON.stringify(json)]).stream()));
}

it('a root that is not the first node changes nothing', async () => {
  const files = await Promise.all(
    [1, 2, 3].map(
      async (n) =>
        JSON.parse(gunzipSync(await readFile(path.join(RECORDED, `${n}.heapsnapshot.gz`))).toString()) as Snapshot,
    ),
  );
  const answer = async (series: readonly Snapshot[]): Promise<unknown> => {
    const { findings, verdict, identity, totalBySnapshot, engineBySnapshot } = await rankSeries(
      await Promise.all(series.map(heapOf)),
      {},
      (text) => text,
    );
    return { findings, verdict, identity, totalBySnapshot, engineBySnapshot };
  };
  expect(await answer(files.map(rootLast))).toEqual(await answer(files));
});

// Measured on a job runner that kept what it had done: one price list of 500 kB among its jobs made it warm-up.
it('one heavy thing among the entries does not hide that these never stop coming', async () => {
  const files = [1, 2, 3, 4].map((at) => {
    const nodes: DrawnNode[] = [{ type: 'object', name: 'Array', size: 16, id: 3 }];
    const edges: DrawnEdge[] = [{ from: ROOT_ID, to: 3, type: 'property', name: 'finished' }];
    const put = (name: string, size: number, id: number): void => {
      nodes.push({ type: 'object', name, size, id });
      edges.push({ from: 3, to: id, type: 'element', name: id });
    };
    for (let i = 0; i < at * 30; i++) put('PricingJob', 200, 5 + i * 2);
    for (let i = 0; i < Math.min(at, 2); i++) put('PriceList', i === 1 ? 500_000 : 1000, 10_001 + i * 2);
    return snapshotJson(nodes, edges);
  });
  const { findings, verdict } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(verdict.kind).toBe('leak');
  expect(findings.map(({ constructor, kind, countBySnapshot }) => ({ constructor, kind, countBySnapshot }))).toEqual([
    { constructor: 'PricingJob', kind: 'leak', countBySnapshot: [30, 60, 90, 120] },
    { constructor: 'PriceList', kind: 'warm-up', countBySnapshot: [0, 1, 1, 1] },
  ]);
});

// Measured on our own page: a style engine of 750 kB that happened to be larger at each snapshot was called a leak. Its tables
// are the browser's own: what swells in it by more than it swings by itself is growth that nobody placed, never a leak.
it.each([
  ['StyleEngine', [750_000, 760_000, 771_000, 783_000], 'none'],
  ['StyleEngine', [750_000, 850_000, 950_000, 1_050_000], 'growth'],
  ['system / JSArrayBufferData', [750_000, 760_000, 771_000, 783_000], 'leak'],
] as const)('what a browser keeps by itself swings: %s of %j is %s', async (name, sizes, kind) => {
  // As many as it takes to be sure that it is one process.
  const others = Array.from({ length: 200 }, (_, i) => 101 + i * 2);
  const files = sizes.map((size) =>
    snapshotJson(
      [
        { type: 'object', name: 'HTMLDocument', size: 32, id: 3 },
        { type: 'native', name, size, id: 6 },
        ...others.map((other): DrawnNode => ({ type: 'object', name: 'Route', size: 40, id: other })),
      ],
      [
        { from: ROOT_ID, to: 3, type: 'property', name: 'document' },
        { from: 3, to: 6, type: 'internal', name: 'style' },
        ...others.map((to): DrawnEdge => ({ from: ROOT_ID, to, type: 'element', name: to })),
      ],
    ),
  );
  const { verdict } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(verdict.kind).toBe(kind);
});

// Measured on a hand-written LRU that evicts under another key than it stores: its list keeps to the limit, its Map does not.
it.each([
  { kind: 'leak', oldest: 0 },
  { kind: 'growth', oldest: 1_000 },
])(
  'a cache that its list bounds leaks where its Map keeps what the list let go of: $kind',
  async ({ kind, oldest }) => {
    const files = [1, 2, 3, 4].map((at) => {
      const nodes: DrawnNode[] = [
        { type: 'object', name: 'LruCache', size: 48, id: 3 },
        { type: 'object', name: 'Map', size: 16, id: 5 },
        { type: 'array', name: '', size: 400, id: 7 },
        { type: 'object', name: 'Array', size: 16, id: 9 },
        { type: 'hidden', name: 'system / Map', size: 80, id: 11 },
        { type: 'hidden', name: 'system / DescriptorArray', size: 80, id: 13 },
        { type: 'string', name: 'limit', size: 20, id: 15 },
      ];
      const edges: DrawnEdge[] = [
        { from: ROOT_ID, to: 3, type: 'property', name: 'articles' },
        { from: 3, to: 5, type: 'property', name: 'index' },
        { from: 5, to: 7, type: 'internal', name: 'table' },
        { from: 3, to: 9, type: 'property', name: 'recent' },
        { from: 3, to: 11, type: 'internal', name: 'map' },
        { from: 11, to: 13, type: 'internal', name: 'descriptors' },
        { from: 13, to: 15, type: 'internal', name: '0' },
      ];
      for (let i = 0; i < at * 100; i++) {
        nodes.push({ type: 'object', name: 'Entry', size: 400, id: 101 + i * 2 });
        edges.push({ from: 7, to: 101 + i * 2, type: 'internal', name: `${i}` });
        if (i >= at * 100 - 20 || i < oldest) edges.push({ from: 9, to: 101 + i * 2, type: 'element', name: i });
      }
      return snapshotJson(nodes, edges);
    });
    const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
    expect(findings[0]).toMatchObject({ constructor: 'Entry', kind });
  },
);

// Measured on Deno 2: `global_object.registry (Map) in 04_global_interfaces.js`, where that is the class of its global object.
it('what hangs from the global object is known by its own name, in whatever way an engine keeps that object', async () => {
  const files = [1, 2, 3].map((at) => {
    const nodes: DrawnNode[] = [
      { type: 'object', name: 'Window [JSGlobalProxy]', size: 16, id: 3 },
      { type: 'object', name: 'Window [JSGlobalObject]', size: 16, id: 5 },
      { type: 'object', name: 'Map', size: 32, id: 7 },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 3, type: 'property', name: 'globalThis' },
      { from: 3, to: 5, type: 'property', name: 'global_object' },
      { from: 5, to: 7, type: 'property', name: 'registry' },
    ];
    for (let i = 0; i < at * 40; i++) {
      nodes.push({ type: 'object', name: 'Job', size: 5000, id: 101 + i * 2 });
      edges.push({ from: 7, to: 101 + i * 2, type: 'element', name: i });
    }
    return snapshotJson(nodes, edges);
  });
  const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(findings[0].messages.title.params).toMatchObject({ name: 'registry', ownerConstructor: 'Map' });
});

// Measured on Chromium 156: "`global_object` (<body>)", and a check of the finding's own path failed, rightly.
it('an element is not called after what refers to its window', async () => {
  const files = [1, 2, 3].map((at) => {
    const nodes: DrawnNode[] = [
      { type: 'native', name: 'Window / http://app.example', size: 16, id: 3 },
      { type: 'object', name: 'Popups', size: 16, id: 5 },
      { type: 'native', name: 'HTMLDocument', size: 16, id: 7 },
      { type: 'native', name: '<body>', size: 16, id: 9 },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 5, type: 'element', name: 1 },
      { from: 5, to: 3, type: 'property', name: 'popup' },
      { from: 3, to: 7, type: 'element', name: 3 },
      { from: 7, to: 9, type: 'element', name: 5 },
    ];
    for (let i = 0; i < at * 40; i++) {
      nodes.push({ type: 'native', name: 'MutationObserverRegistration', size: 5000, id: 101 + i * 2 });
      edges.push({ from: 9, to: 101 + i * 2, type: 'element', name: i });
    }
    return snapshotJson(nodes, edges);
  });
  const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(findings[0].owner).toMatchObject({ constructor: '<body>', name: null });
});

// Measured on Deno: "`t` (ReadableStreamDefaultController)", a variable of the runtime's minified streams.
it('a minified variable of the runtime says less than the variable that the program chose', async () => {
  const files = [1, 2, 3].map((at) => {
    const nodes: DrawnNode[] = [
      { type: 'object', name: 'system / Context', size: 40, id: 3 },
      { type: 'object', name: 'system / Context', size: 40, id: 5 },
      { type: 'object', name: 'Stream', size: 48, id: 7 },
      { type: 'object', name: 'Controller', size: 48, id: 9 },
      { type: 'closure', name: 'pull', size: 64, id: 11, at: [1, 0, 10] },
      { type: 'closure', name: 'measure', size: 64, id: 13, at: [2, 4, 2] },
      { type: 'code', name: 'pull', size: 64, id: 21 },
      { type: 'code', name: 'ext:deno_web/06_streams.js', size: 64, id: 23 },
      { type: 'code', name: 'measure', size: 64, id: 25 },
      { type: 'code', name: 'file:///app/measurements.mjs', size: 64, id: 27 },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 13, type: 'element', name: 1 },
      { from: 13, to: 5, type: 'internal', name: 'context' },
      { from: 5, to: 7, type: 'context', name: 'archive' },
      { from: 7, to: 11, type: 'property', name: 'pull' },
      { from: 11, to: 3, type: 'internal', name: 'context' },
      { from: 11, to: 21, type: 'internal', name: 'shared' },
      { from: 21, to: 23, type: 'internal', name: 'script' },
      { from: 13, to: 25, type: 'internal', name: 'shared' },
      { from: 25, to: 27, type: 'internal', name: 'script' },
      { from: 3, to: 9, type: 'context', name: 't' },
      { from: 7, to: 9, type: 'property', name: '<symbol [[controller]]>' },
    ];
    for (let i = 0; i < at * 40; i++) {
      nodes.push({ type: 'object', name: 'Measurement', size: 5000, id: 101 + i * 2 });
      edges.push({ from: 9, to: 101 + i * 2, type: 'element', name: i });
    }
    return snapshotJson(nodes, edges);
  });
  const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(findings[0].messages.title.params).toMatchObject({ name: expect.stringMatching(/^archive/) as string });
});

// Measured on axios 3001: the slot in which V8 keeps a promise for its resolving functions was taken for a variable.
it('a numbered slot of a scope of V8’s own is no name', async () => {
  const files = [1, 2, 3, 4].map((at) => {
    const nodes: DrawnNode[] = [
      { type: 'object', name: 'CancelToken', size: 48, id: 3 },
      { type: 'object', name: 'Registry', size: 48, id: 5 },
      { type: 'object', name: 'system / Context', size: 40, id: 7 },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 3, type: 'property', name: 'token' },
      { from: 3, to: 5, type: 'property', name: 'promise' },
      { from: ROOT_ID, to: 7, type: 'property', name: 'resolve' },
      { from: 7, to: 5, type: 'hidden', name: 1 },
    ];
    for (let i = 0; i < at * 100; i++) {
      nodes.push({ type: 'object', name: 'Reaction', size: 400, id: 101 + i * 2 });
      edges.push({ from: 5, to: 101 + i * 2, type: 'element', name: i });
    }
    return snapshotJson(nodes, edges);
  });
  const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(findings[0].owner.name).toBe('promise');
});

// Measured on prosemirror-view 0.21: `global_object` (<div>), where that is the engine's name for what a window hands on to.
it('an element is not called by what the engine calls its window', async () => {
  const files = [1, 2, 3].map((at) => {
    const nodes: DrawnNode[] = [
      { type: 'object', name: 'Window / http://a.test', size: 16, id: 3 },
      { type: 'object', name: 'Window [JSGlobalObject] / http://a.test', size: 16, id: 5 },
      { type: 'native', name: 'HTMLDocument', size: 32, id: 7 },
      { type: 'native', name: '<div id="root">', size: 32, id: 9 },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 3, type: 'element', name: 1 },
      { from: 3, to: 5, type: 'property', name: 'global_object' },
      { from: 5, to: 3, type: 'property', name: 'globalThis' },
      { from: 3, to: 7, type: 'element', name: 2 },
      { from: 7, to: 9, type: 'element', name: 1 },
    ];
    for (let i = 0; i < at * 40; i++) {
      nodes.push({ type: 'native', name: 'EventListener', size: 900, id: 101 + i * 2 });
      edges.push({ from: 9, to: 101 + i * 2, type: 'element', name: i });
    }
    return snapshotJson(nodes, edges);
  });
  const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(findings[0].owner.name).toBeNull();
  expect(findings[0].messages.title).toMatchObject({ key: 'report.title.listeners', params: { name: '<div>' } });
});

// Measured on OpenLayers 10.9: two listeners on the document share a MouseWheelZoom, which was told as the document's entry.
it('what several listeners of one target share is told as listeners', async () => {
  const files = [1, 2, 3].map((at) => {
    const nodes: DrawnNode[] = [{ type: 'native', name: 'HTMLDocument', size: 32, id: 7 }];
    const edges: DrawnEdge[] = [{ from: ROOT_ID, to: 7, type: 'element', name: 1 }];
    for (let i = 0; i < at * 20; i++) {
      const id = 101 + i * 14;
      nodes.push({ type: 'object', name: 'MouseWheelZoom', size: 4000, id });
      for (const [k, listener] of [id + 2, id + 8].entries()) {
        nodes.push(
          { type: 'native', name: 'EventListener', size: 24, id: listener },
          { type: 'native', name: 'V8EventListener', size: 40, id: listener + 2 },
          { type: 'closure', name: 'onKey', size: 64, id: listener + 4 },
        );
        edges.push(
          { from: 7, to: listener, type: 'element', name: 2 * i + k },
          { from: listener, to: listener + 2, type: 'element', name: 1 },
          { from: listener + 2, to: listener + 4, type: 'element', name: 1 },
          { from: listener + 4, to: id, type: 'property', name: 'zoom' },
        );
      }
    }
    return snapshotJson(nodes, edges);
  });
  const { findings } = await rankSeries(await heapsOfSeries({ files }), {}, (text) => text);
  expect(findings[0]).toMatchObject({
    constructor: 'EventListener',
    countBySnapshot: [40, 80, 120],
    pattern: 'listeners',
  });
  expect(findings[0].target).toMatchObject({ on: 'document', callback: 'onKey' });
  expect(findings[0].retainedBytesBySnapshot[2]).toBeGreaterThan(60 * 4000);
});
