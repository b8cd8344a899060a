// Bounds of every column, on both sides, and by both ways of reading: rows in the middle of a chunk go through the fast loops,
// the same rows in chunks of one byte through `push`. What one refuses the other must refuse with the same words.

import { describe, expect, it } from 'vitest';
import { SnapshotError, type SnapshotColumns } from './index.ts';
import { parseText } from './testing/samples.ts';

const NODES = 40;
const FIELDS = 7;
const EDGES_EACH = 2;
const NODE_TYPES = ['hidden', 'object', 'string', 'synthetic'];
const EDGE_TYPES = ['context', 'element', 'property', 'hidden'];

/** A snapshot of 40 nodes with two edges each; `strings[i]` is `s<i>`. Lines end as V8 ends them. */
interface Sheet {
  nodes: number[][];
  edges: number[][];
  locations: number[][];
  strings: string[];
  locationFields: string[];
  nodeCount: number;
  edgeCount: number;
}

function sheet(): Sheet {
  return {
    nodes: Array.from({ length: NODES }, (_, n) => [1, n % 10, 2 * n + 1, 16 + n, EDGES_EACH, 0, n % 3]),
    edges: Array.from({ length: NODES * EDGES_EACH }, (_, e) => [2, e % 10, ((e + 1) % NODES) * FIELDS]),
    locations: [
      [FIELDS, 4, 10, 2],
      [2 * FIELDS, 5, 11, 3],
    ],
    strings: Array.from({ length: 10 }, (_, i) => `s${i}`),
    locationFields: ['object_index', 'script_id', 'line', 'column'],
    nodeCount: NODES,
    edgeCount: NODES * EDGES_EACH,
  };
}

/** As V8 writes it: rows end in a line feed before the comma. */
function textOf({ nodes, edges, locations, strings, locationFields, nodeCount, edgeCount }: Sheet): string {
  const meta = {
    node_fields: ['type', 'name', 'id', 'self_size', 'edge_count', 'trace_node_id', 'detachedness'],
    node_types: [NODE_TYPES, 'string', 'number', 'number', 'number', 'number', 'number'],
    edge_fields: ['type', 'name_or_index', 'to_node'],
    edge_types: [EDGE_TYPES, 'string_or_number', 'node'],
    location_fields: locationFields,
  };
  const rows = (table: readonly (readonly number[])[]): string => `[${table.map((row) => row.join(',')).join('\n,')}]`;
  const header = JSON.stringify({ meta, node_count: nodeCount, edge_count: edgeCount });
  return `{"snapshot":${header},\n"nodes":${rows(nodes)},\n"edges":${rows(edges)},\n"locations":${rows(locations)},\n"strings":${JSON.stringify(strings)}}`;
}

const WAYS = [
  ['fast', [1 << 20]],
  ['byte by byte', [1]],
  ['in pieces', [37, 113]],
] as const;

async function read(change: (sheet: Sheet) => void, sizes: readonly number[]): Promise<SnapshotColumns> {
  const changed = sheet();
  change(changed);
  return parseText(textOf(changed), {}, sizes);
}

interface Fault {
  readonly code: string;
  readonly field: string | null;
  readonly offset: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}
async function fault(change: (sheet: Sheet) => void, sizes: readonly number[]): Promise<Fault> {
  try {
    await read(change, sizes);
  } catch (error) {
    if (error instanceof SnapshotError)
      return { code: error.code, field: error.field, offset: error.offset, params: error.params };
    throw error;
  }
  return { code: 'none', field: null, offset: null, params: {} };
}

/** Where the given row of a table begins in the file. */
function placeOf(change: (sheet: Sheet) => void, table: 'nodes' | 'edges', row: number): number {
  const changed = sheet();
  change(changed);
  const text = textOf(changed);
  let at = text.indexOf(`"${table}":[`) + table.length + 4;
  for (let i = 0; i < row; i++) at = text.indexOf('\n,', at) + 2;
  return at;
}

describe.each(WAYS)('%s', (_way, sizes) => {
  it('reads every column as written', async () => {
    const wanted = sheet();
    const { nodes, edges, locations, header } = await read(() => undefined, sizes);
    expect([nodes.count, edges.count, header.nodeCount, header.edgeCount]).toEqual([NODES, 80, NODES, 80]);
    const column = (table: number[][], k: number): number[] => table.map((row) => row[k]);
    expect([...nodes.type]).toEqual(column(wanted.nodes, 0));
    expect([...nodes.name]).toEqual(column(wanted.nodes, 1));
    expect([...nodes.id]).toEqual(column(wanted.nodes, 2));
    expect([...nodes.selfSize]).toEqual(column(wanted.nodes, 3));
    expect([...nodes.firstEdge]).toEqual(Array.from({ length: NODES + 1 }, (_, n) => n * EDGES_EACH));
    expect(nodes.traceNodeId).toBeNull();
    expect([...(nodes.detachedness ?? [])]).toEqual(column(wanted.nodes, 6));
    expect([...edges.type]).toEqual(column(wanted.edges, 0));
    expect([...edges.nameOrIndex]).toEqual(column(wanted.edges, 1));
    expect([...edges.toNode]).toEqual(column(wanted.edges, 2).map((index) => index / FIELDS));
    expect([...(locations?.node ?? [])]).toEqual([1, 2]);
    expect([...(locations?.scriptId ?? [])]).toEqual([4, 5]);
    expect([...(locations?.line ?? [])]).toEqual([10, 11]);
    expect([...(locations?.column ?? [])]).toEqual([2, 3]);
    expect(locations?.scriptObject).toBeNull();
    for (const view of [nodes.type, nodes.name, nodes.id, nodes.selfSize]) expect(view).toHaveLength(NODES);
    for (const view of [edges.type, edges.nameOrIndex, edges.toNode]) expect(view).toHaveLength(80);
    expect(nodes.firstEdge).toHaveLength(NODES + 1);
  });

  it('an edge may go to the last node, and not to one more', async () => {
    const to = (index: number) => (s: Sheet) => void (s.edges[9][2] = index);
    expect((await read(to((NODES - 1) * FIELDS), sizes)).edges.toNode[9]).toBe(NODES - 1);
    expect((await read(to(0), sizes)).edges.toNode[9]).toBe(0);
    for (const index of [NODES * FIELDS, (NODES + 1) * FIELDS, FIELDS + 1, FIELDS - 1, 1, 4_294_967_296, 999_999_999])
      expect(await fault(to(index), sizes)).toEqual({
        code: 'node-range',
        field: 'edges.to_node',
        offset: placeOf(to(index), 'edges', 9),
        params: { value: index },
      });
  });

  it('an edge’s type is one of the header’s', async () => {
    const type = (value: number) => (s: Sheet) => void (s.edges[9][0] = value);
    expect((await read(type(3), sizes)).edges.type[9]).toBe(3);
    for (const value of [4, 10, 300])
      expect(await fault(type(value), sizes)).toMatchObject({
        code: 'type-range',
        field: 'edges.type',
        params: { value, limit: 4 },
      });
  });

  it('a node’s type may be one past the header’s list, and no more', async () => {
    const type = (value: number) => (s: Sheet) => void (s.nodes[9][0] = value);
    expect((await read(type(3), sizes)).nodes.type[9]).toBe(3);
    expect((await read(type(4), sizes)).header.nodeTypes).toHaveLength(5);
    expect((await read(type(3), sizes)).header.nodeTypes).toHaveLength(4);
    expect(await fault(type(5), sizes)).toMatchObject({
      code: 'type-range',
      field: 'nodes.type',
      params: { value: 5, limit: 4 },
    });
  });

  it('a node’s name is one of the strings, and so is an edge’s that is no number', async () => {
    const nodeName = (value: number) => (s: Sheet) => void (s.nodes[9][1] = value);
    expect((await read(nodeName(9), sizes)).nodes.name[9]).toBe(9);
    expect(await fault(nodeName(10), sizes)).toMatchObject({
      code: 'string-range',
      offset: placeOf(nodeName(10), 'nodes', 9),
      params: { value: 10, limit: 10 },
    });
    const edgeName = (value: number, type: number) => (s: Sheet) => {
      s.edges[9][0] = type;
      s.edges[9][1] = value;
    };
    expect((await read(edgeName(9, 2), sizes)).edges.nameOrIndex[9]).toBe(9);
    expect(await fault(edgeName(10, 2), sizes)).toMatchObject({
      code: 'string-range',
      offset: placeOf(edgeName(10, 2), 'edges', 9),
    });
    expect(await fault(edgeName(10, 0), sizes)).toMatchObject({ code: 'string-range' });
    // Elements and hidden edges carry numbers.
    expect((await read(edgeName(4_000_000, 1), sizes)).edges.nameOrIndex[9]).toBe(4_000_000);
    expect((await read(edgeName(123_456_789, 3), sizes)).edges.nameOrIndex[9]).toBe(123_456_789);
    expect((await read(edgeName(4_294_967_295, 3), sizes)).edges.nameOrIndex[9]).toBe(4_294_967_295);
    expect(await fault(edgeName(4_294_967_296, 3), sizes)).toMatchObject({
      code: 'value-range',
      field: 'edges.name_or_index',
      params: { value: 4_294_967_296 },
    });
  });

  it('a size and an id may pass 2^32 − 1, other columns may not', async () => {
    const put = (column: number, value: number) => (s: Sheet) => void (s.nodes[9][column] = value);
    for (const value of [999_999_999, 1_000_000_000, 4_294_967_295]) {
      const { nodes } = await read(put(3, value), sizes);
      expect([nodes.selfSize[9], nodes.selfSize[10], nodes.selfSize instanceof Uint32Array]).toEqual([value, 26, true]);
    }
    for (const value of [4_294_967_296, 2 ** 45]) {
      const size = (await read(put(3, value), sizes)).nodes;
      expect([size.selfSize[8], size.selfSize[9], size.selfSize[10]]).toEqual([24, value, 26]);
      expect([size.selfSize instanceof Float64Array, size.id instanceof Uint32Array]).toEqual([true, true]);
      const id = (await read(put(2, value), sizes)).nodes;
      expect([id.id[8], id.id[9], id.id[10]]).toEqual([17, value, 21]);
      expect([id.id instanceof Float64Array, id.selfSize instanceof Uint32Array]).toEqual([true, true]);
      expect(await fault(put(5, value), sizes)).toMatchObject({ code: 'value-range', field: 'nodes.trace_node_id' });
      expect(await fault(put(1, value), sizes)).toMatchObject({ code: 'value-range', field: 'nodes.name' });
    }
    expect(await fault(put(3, -1), sizes)).toMatchObject({ code: 'value-range', field: 'nodes.self_size' });
    expect(await fault(put(2, -1), sizes)).toMatchObject({ code: 'value-range', field: 'nodes.id' });
  });

  it('detachedness is a byte; a trace is kept when there is one', async () => {
    const put = (column: number, value: number) => (s: Sheet) => void (s.nodes[9][column] = value);
    expect((await read(put(6, 255), sizes)).nodes.detachedness?.[9]).toBe(255);
    expect(await fault(put(6, 256), sizes)).toMatchObject({
      code: 'value-range',
      field: 'nodes.detachedness',
      params: { value: 256 },
    });
    const { traceNodeId } = (await read(put(5, 7), sizes)).nodes;
    expect([...(traceNodeId ?? [])]).toEqual(Array.from({ length: NODES }, (_, n) => (n === 9 ? 7 : 0)));
  });

  it('nodes’ edge counts add up to the edges, and the header counts both', async () => {
    const put = (value: number) => (s: Sheet) => void (s.nodes[9][4] = value);
    expect(await fault(put(3), sizes)).toMatchObject({ code: 'edge-sum', params: { expected: 81, actual: 80 } });
    expect(await fault(put(1), sizes)).toMatchObject({ code: 'edge-sum', params: { expected: 79, actual: 80 } });
    const counted = (nodeCount: number, edgeCount: number) => (s: Sheet) => {
      s.nodeCount = nodeCount;
      s.edgeCount = edgeCount;
    };
    for (const [nodes, edges, field, expected, actual] of [
      [NODES + 1, 80, 'snapshot.node_count', 41, 40],
      [NODES - 1, 80, 'snapshot.node_count', 39, 40],
      [NODES, 81, 'snapshot.edge_count', 81, 80],
      [NODES, 79, 'snapshot.edge_count', 79, 80],
    ] as const)
      expect(await fault(counted(nodes, edges), sizes)).toMatchObject({
        code: 'count-mismatch',
        field,
        params: { expected, actual },
      });
    // A header that counts nothing is believed to know nothing (Hermes).
    expect((await read(counted(0, 0), sizes)).nodes.count).toBe(NODES);
  });

  it('a row that is not whole is refused, with what is over', async () => {
    expect(await fault((s) => void s.nodes.push([1, 2, 3]), sizes)).toMatchObject({
      code: 'row-incomplete',
      field: 'nodes',
      params: { fields: FIELDS, extra: 3 },
    });
    expect(await fault((s) => void s.edges.push([1]), sizes)).toMatchObject({
      code: 'row-incomplete',
      field: 'edges',
      params: { fields: 3, extra: 1 },
    });
    expect(await fault((s) => void s.locations.push([FIELDS, 1]), sizes)).toMatchObject({
      code: 'row-incomplete',
      field: 'locations',
      params: { fields: 4, extra: 2 },
    });
  });

  it('a location stands at a node that is there, at numbers that fit', async () => {
    const put = (column: number, value: number) => (s: Sheet) => void (s.locations[1][column] = value);
    expect((await read(put(0, (NODES - 1) * FIELDS), sizes)).locations?.node[1]).toBe(NODES - 1);
    for (const index of [NODES * FIELDS, FIELDS + 1, -FIELDS])
      expect(await fault(put(0, index), sizes)).toMatchObject({
        code: 'node-range',
        field: 'locations.object_index',
        params: { value: index },
      });
    for (const [column, field] of [
      [1, 'locations.script_id'],
      [2, 'locations.line'],
      [3, 'locations.column'],
    ] as const) {
      expect(await fault(put(column, 2 ** 32), sizes)).toMatchObject({ code: 'value-range', field });
      // A negative number that was written as an unsigned one.
      expect((await fault(put(column, 2 ** 31), sizes)).code).toBe('none');
      expect((await fault(put(column, 2 ** 31 - 1), sizes)).code).toBe('none');
      expect((await fault(put(column, -1), sizes)).code).toBe('none');
    }
    for (const unsigned of [2 ** 31, 4_294_967_295])
      expect((await read(put(3, unsigned), sizes)).locations?.column[1]).toBe(-1);
    const withScript = (value: number) => (s: Sheet) => {
      s.locationFields.push('script_object_index');
      s.locations = s.locations.map((row) => [...row, value]);
    };
    expect((await read(withScript(3 * FIELDS), sizes)).locations?.scriptObject?.[1]).toBe(3);
    expect(await fault(withScript(NODES * FIELDS), sizes)).toMatchObject({
      code: 'node-range',
      field: 'locations.script_object_index',
    });
  });
});

describe('a header', () => {
  const header = (change: (meta: Record<string, unknown>, snapshot: Record<string, unknown>) => void): string => {
    const text = textOf(sheet());
    const json = JSON.parse(text) as { snapshot: { meta: Record<string, unknown> } & Record<string, unknown> };
    change(json.snapshot.meta, json.snapshot);
    return JSON.stringify(json);
  };
  const said = async (text: string): Promise<string> => {
    try {
      await parseText(text);
      return 'read';
    } catch (error) {
      return error instanceof SnapshotError ? `${error.code} ${error.field}` : String(error);
    }
  };

  it.each([
    ['no list of fields', (m: Record<string, unknown>) => void delete m['node_fields'], 'snapshot.meta.node_fields'],
    [
      'fields that are no texts',
      (m: Record<string, unknown>) => void (m['edge_fields'] = [1, 2, 3]),
      'snapshot.meta.edge_fields',
    ],
    ['types that are none', (m: Record<string, unknown>) => void (m['node_types'] = [[]]), 'snapshot.meta.node_types'],
    ['types that are no list', (m: Record<string, unknown>) => void (m['edge_types'] = 7), 'snapshot.meta.edge_types'],
    [
      'more fields than anybody writes',
      (m: Record<string, unknown>) => void (m['location_fields'] = Array.from({ length: 65 }, (_, i) => `f${i}`)),
      'snapshot.meta.location_fields',
    ],
    [
      'more types than a byte can hold',
      (m: Record<string, unknown>) =>
        void (m['node_types'] = [Array.from({ length: 257 }, (_, i) => `t${i}`), 'string']),
      'snapshot.meta.node_types',
    ],
  ])('with %s is refused', async (_what, change, field) => {
    expect(await said(header(change))).toBe(`bad-header ${field}`);
  });

  it.each(['type', 'name', 'id', 'self_size', 'edge_count'])('needs the node field %s', async (name) => {
    const change = (meta: Record<string, unknown>): void => {
      meta['node_fields'] = (meta['node_fields'] as string[]).map((field) => (field === name ? 'x' : field));
    };
    expect(await said(header(change))).toBe(`bad-header snapshot.meta.node_fields.${name}`);
  });
  it.each(['type', 'name_or_index', 'to_node'])('needs the edge field %s', async (name) => {
    const change = (meta: Record<string, unknown>): void => {
      meta['edge_fields'] = (meta['edge_fields'] as string[]).map((field) => (field === name ? 'x' : field));
    };
    expect(await said(header(change))).toBe(`bad-header snapshot.meta.edge_fields.${name}`);
  });

  it('may have 64 fields and 256 types, and not one more', async () => {
    const fields = (length: number): string[] => [
      'object_index',
      ...Array.from({ length: length - 1 }, (_, i) => `f${i}`),
    ];
    const rows = (length: number) => (meta: Record<string, unknown>) => void (meta['sample_fields'] = fields(length));
    expect(await said(header(rows(64)))).toBe('read');
    expect(await said(header(rows(65)))).toBe('bad-header snapshot.meta.sample_fields');
    const types = (length: number) => (meta: Record<string, unknown>) =>
      void (meta['edge_types'] = [
        Array.from({ length }, (_, i) => EDGE_TYPES[i] ?? `t${i}`),
        'string_or_number',
        'node',
      ]);
    expect(await said(header(types(256)))).toBe('read');
    expect(await said(header(types(257)))).toBe('bad-header snapshot.meta.edge_types');
  });

  it.each([-1, 1.5, '3', 2 ** 53, true])('a count of %j is none', async (value) => {
    for (const key of ['node_count', 'edge_count', 'root_index', 'trace_function_count'])
      expect(await said(header((_meta, snapshot) => void (snapshot[key] = value)))).toBe(`bad-header snapshot.${key}`);
  });

  it('finds the root, the native bytes and whatever else is said, and nothing that could be a prototype', async () => {
    const text = header((_meta, snapshot) => {
      Object.assign(snapshot, { root_index: 2 * FIELDS, extra_native_bytes: 99, title: 'x', nothing: null, deep: {} });
    }).replace('"title":', '"__proto__":"y","title":');
    const { header: read_ } = await parseText(text);
    expect([read_.rootOrdinal, read_.extraNativeBytes]).toEqual([2, 99]);
    expect(read_.extra).toEqual({ title: 'x', nothing: null });
    expect(await said(header((_meta, snapshot) => void (snapshot['root_index'] = FIELDS + 1)))).toBe(
      'bad-header snapshot.root_index',
    );
    const { header: bare } = await parseText(
      header((_meta, snapshot) => void (snapshot['extra_native_bytes'] = 'many')),
    );
    expect(bare.extraNativeBytes).toBeNull();
  });
});
