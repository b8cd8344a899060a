// Slow oracle: columns from JSON.parse. Tests check the real parser and the heap against it; nothing else uses it.

import type { SnapshotColumns, StringTable } from 'heapsnapshot-parser-lite';

interface SnapshotJson {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly (string | readonly string[])[];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly (string | readonly string[])[];
      readonly location_fields?: readonly string[];
    };
    readonly node_count?: number;
    readonly edge_count?: number;
    readonly root_index?: number;
    readonly extra_native_bytes?: number;
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly locations?: readonly number[];
  readonly strings: readonly string[];
}

/** A string table of one piece. */
function tableOf(texts: readonly string[]): StringTable {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const offset = new Uint32Array(texts.length + 1);
  encoded.forEach((bytes, index) => {
    offset[index + 1] = offset[index] + bytes.length;
  });
  const piece = new Uint8Array(offset[texts.length]);
  encoded.forEach((bytes, index) => piece.set(bytes, offset[index]));
  return { count: texts.length, pieces: [piece], offset, pieceFirst: Uint32Array.of(0, texts.length) };
}

/** Columns of a whole snapshot given as JSON text. */
export function columnsFromJson(json: string): SnapshotColumns {
  const file = JSON.parse(json) as SnapshotJson;
  const { meta } = file.snapshot;
  const width = meta.node_fields.length;
  const count = file.nodes.length / width;
  const column = (field: string): number[] => {
    const at = meta.node_fields.indexOf(field);
    return at < 0 ? [] : Array.from({ length: count }, (_, node) => file.nodes[node * width + at]);
  };
  const edgeWidth = meta.edge_fields.length;
  const edgeCount = file.edges.length / edgeWidth;
  const edgeColumn = (field: string): number[] => {
    const at = meta.edge_fields.indexOf(field);
    return Array.from({ length: edgeCount }, (_, edge) => file.edges[edge * edgeWidth + at]);
  };
  const firstEdge = new Uint32Array(count + 1);
  column('edge_count').forEach((edges, node) => {
    firstEdge[node + 1] = firstEdge[node] + edges;
  });
  const detachedness = column('detachedness');
  const fields = meta.location_fields ?? [];
  const locations = file.locations ?? [];
  const locationCount = fields.length === 0 ? 0 : locations.length / fields.length;
  const location = (field: string): number[] => {
    const at = fields.indexOf(field);
    return Array.from({ length: locationCount }, (_, row) => locations[row * fields.length + at]);
  };
  const selfSize = column('self_size');
  return {
    header: {
      nodeFields: meta.node_fields,
      nodeTypes: meta.node_types[meta.node_fields.indexOf('type')] as readonly string[],
      edgeFields: meta.edge_fields,
      edgeTypes: meta.edge_types[meta.edge_fields.indexOf('type')] as readonly string[],
      locationFields: fields,
      sampleFields: [],
      traceFunctionInfoFields: [],
      traceNodeFields: [],
      nodeCount: file.snapshot.node_count ?? 0,
      edgeCount: file.snapshot.edge_count ?? 0,
      traceFunctionCount: 0,
      extraNativeBytes: file.snapshot.extra_native_bytes ?? null,
      rootOrdinal: (file.snapshot.root_index ?? 0) / width,
      extra: {},
    },
    nodes: {
      count,
      type: Uint8Array.from(column('type')),
      name: Uint32Array.from(column('name')),
      id: Uint32Array.from(column('id')),
      selfSize: selfSize.every((size) => size <= 0xffff_ffff)
        ? Uint32Array.from(selfSize)
        : Float64Array.from(selfSize),
      firstEdge,
      detachedness: detachedness.length === 0 ? null : Uint8Array.from(detachedness),
      traceNodeId: null,
    },
    edges: {
      count: edgeCount,
      type: Uint8Array.from(edgeColumn('type')),
      nameOrIndex: Uint32Array.from(edgeColumn('name_or_index')),
      toNode: Uint32Array.from(edgeColumn('to_node'), (to) => to / width),
    },
    locations:
      locationCount === 0
        ? null
        : {
            count: locationCount,
            node: Uint32Array.from(location('object_index'), (index) => index / width),
            scriptId: Int32Array.from(location('script_id')),
            line: Int32Array.from(location('line')),
            column: Int32Array.from(location('column')),
            scriptObject: fields.includes('script_object_index')
              ? Uint32Array.from(location('script_object_index'), (index) => index / width)
              : null,
          },
    samples: null,
    tables: [],
    strings: tableOf(file.strings),
    fileBytes: json.length,
    jsonBytes: json.length,
  };
}
