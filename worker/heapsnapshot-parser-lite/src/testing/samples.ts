// Inputs for the tests: one real snapshot of this process (V8-written, cached under the temp folder per run) and a
// three-node snapshot for one-rule tests.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { parseSnapshot, SnapshotError, stringAt, type ParseOptions, type SnapshotColumns } from '../index.ts';

export interface SnapshotJson {
  snapshot: {
    meta: Record<string, unknown> & { node_fields: string[]; edge_fields: string[]; location_fields?: string[] };
    node_count: number;
    edge_count: number;
    [key: string]: unknown;
  };
  nodes: number[];
  edges: number[];
  locations?: number[];
  samples?: number[];
  strings: string[];
  [key: string]: unknown;
}

/** root → A "alpha" (property), root → B "beta" (element 7), A → B (property). */
export function tiny(): SnapshotJson {
  return {
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'],
        node_types: [['hidden', 'object', 'synthetic'], 'string', 'number', 'number', 'number', 'number'],
        edge_fields: ['type', 'name_or_index', 'to_node'],
        edge_types: [['context', 'element', 'property', 'hidden'], 'string_or_number', 'node'],
        location_fields: ['object_index', 'script_id', 'line', 'column'],
        sample_fields: ['timestamp_us', 'last_assigned_id'],
      },
      node_count: 3,
      edge_count: 3,
    },
    nodes: [2, 0, 1, 0, 2, 0, 1, 1, 3, 16, 1, 0, 1, 2, 5, 24, 0, 2],
    edges: [2, 1, 6, 1, 7, 12, 2, 2, 12],
    locations: [6, 4, 10, 2],
    samples: [],
    strings: ['', 'alpha', 'beta'],
  };
}

/** The same rules as `tiny`, as a nested object that tests may change freely. */
export function changed(change: (json: SnapshotJson) => void): string {
  const json = tiny();
  change(json);
  return JSON.stringify(json);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes in chunks of the given sizes (the last size repeats). */
export async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let k = 0;
  for (let at = 0; at < bytes.length;) {
    const n = Math.max(1, sizes[Math.min(k++, sizes.length - 1)] ?? bytes.length);
    yield bytes.subarray(at, at + n);
    at += n;
  }
}

export function parseText(
  text: string,
  options: ParseOptions = {},
  sizes: readonly number[] = [1 << 20],
): Promise<SnapshotColumns> {
  return parseSnapshot(chunked(bytesOf(text), sizes), options);
}

let real: Uint8Array | null = null;
/** About 3 MB, written by V8 in a process of its own. */
export function realSnapshot(): Uint8Array {
  if (real !== null) return real;
  const dir = mkdtempSync(join(tmpdir(), 'heapsnapshot-parser-lite-'));
  try {
    const file = join(dir, 'real.heapsnapshot');
    const program = `
      class Session { constructor(i) { this.id = i; this.user = { name: 'user ' + i, text: 'ü — 日本 \\u{1F600} "\\\\ \\n' + i }; } }
      globalThis.sessions = new Map(Array.from({ length: 200 }, (_, i) => ['k' + i, new Session(i)]));
      require('node:v8').writeHeapSnapshot(${JSON.stringify(file)});`;
    execFileSync(process.execPath, ['-e', program]);
    real = new Uint8Array(readFileSync(file));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return real;
}

/** Plain arrays of everything, for comparing with `toEqual`. */
export function plain(columns: SnapshotColumns): unknown {
  return {
    ...columns,
    fileBytes: 0,
    jsonBytes: 0,
    strings: Array.from({ length: columns.strings.count }, (_, i) => stringAt(columns.strings, i)),
  };
}

/** What the obvious reading of `JSON.parse` gives, in the same shape (for V8's own field names). */
export function oracle(json: SnapshotJson): unknown {
  const { meta } = json.snapshot;
  const rows = (flat: readonly number[], fields: readonly string[]): Record<string, number>[] =>
    Array.from({ length: flat.length / fields.length }, (_, r) =>
      Object.fromEntries(fields.map((f, k) => [f, flat[r * fields.length + k] + 0])),
    );
  const width = meta.node_fields.length;
  const nodes = rows(json.nodes, meta.node_fields);
  const firstEdge = [0];
  for (const n of nodes) firstEdge.push(firstEdge[firstEdge.length - 1] + n['edge_count']);
  const edges = rows(json.edges, meta.edge_fields);
  return {
    type: nodes.map((n) => n['type']),
    name: nodes.map((n) => n['name']),
    id: nodes.map((n) => n['id']),
    selfSize: nodes.map((n) => n['self_size']),
    detachedness: meta.node_fields.includes('detachedness') ? nodes.map((n) => n['detachedness']) : [],
    firstEdge,
    edgeType: edges.map((e) => e['type']),
    nameOrIndex: edges.map((e) => e['name_or_index']),
    toNode: edges.map((e) => e['to_node'] / width),
    locations:
      meta.location_fields?.includes('object_index') !== true
        ? []
        : rows(json.locations ?? [], meta.location_fields).map((l) => [
            l['object_index'] / width,
            l['script_id'] ?? 0,
            l['line'] ?? 0,
            l['column'] ?? 0,
          ]),
    strings: json.strings.map((s) =>
      s.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
    ),
  };
}

/** Columns in the oracle's shape. */
export function seen(c: SnapshotColumns): unknown {
  const { nodes: n, edges: e, locations: l } = c;
  return {
    type: [...n.type],
    name: [...n.name],
    id: [...n.id],
    selfSize: [...n.selfSize],
    detachedness: [...(n.detachedness ?? [])],
    firstEdge: [...n.firstEdge],
    edgeType: [...e.type],
    nameOrIndex: [...e.nameOrIndex],
    toNode: [...e.toNode],
    locations: l === null ? [] : [...l.node].map((node, i) => [node, l.scriptId[i], l.line[i], l.column[i]]),
    strings: Array.from({ length: c.strings.count }, (_, i) => stringAt(c.strings, i)),
  };
}

/** The complaint about bytes that cannot be read; throws where there is none. */
export async function failure(text: string | Uint8Array, totalBytes?: number): Promise<SnapshotError> {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  try {
    await parseSnapshot(chunked(bytes, [7]), totalBytes === undefined ? {} : { totalBytes });
  } catch (error) {
    if (error instanceof SnapshotError) return error;
    throw error;
  }
  throw new Error('was read without a complaint');
}
/** Its code. */
export const code = async (text: string | Uint8Array): Promise<string> => (await failure(text)).code;
