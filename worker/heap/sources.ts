// Where code and classes were written, offline. A location names its script only by a number, so the script's URL
// is found once per script: closure → shared → script, or straight from the location in Chromium 156.

import type { LocationColumns, NodeOrdinal, SnapshotColumns, StringIndex } from 'heapsnapshot-parser-lite';
import type { Schema } from './schema.ts';
import { textOf } from './text.ts';
import type { ScriptUrl, SourcePosition } from './types.ts';

/** Strings decoded once, for whoever asks for the same names thousands of times. */
export type Texts = Map<StringIndex, string>;

/**
 * Target of the first edge with one of these names; -1 when there is none.
 * @param texts names decoded before
 */
export function targetOf(
  columns: SnapshotColumns,
  schema: Schema,
  node: NodeOrdinal,
  wanted: readonly string[],
  texts: Texts = new Map(),
): NodeOrdinal {
  const { nodes, edges, strings } = columns;
  for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
    const type = edges.type[edge];
    if (type === schema.edgeElement || type === schema.edgeHidden) continue;
    const name = edges.nameOrIndex[edge];
    let text = texts.get(name);
    if (text === undefined) texts.set(name, (text = textOf(strings, name)));
    if (wanted.includes(text)) return edges.toNode[edge];
  }
  return -1;
}

function urlOfScript(columns: SnapshotColumns, schema: Schema, script: NodeOrdinal, texts: Texts): string {
  const named = targetOf(columns, schema, script, ['name'], texts);
  // Node 18 may hold the URL as a concatenated string, which carries no text; the script's node has it too.
  const url =
    named < 0 || columns.nodes.type[named] !== schema.string ? '' : textOf(columns.strings, columns.nodes.name[named]);
  return url !== '' ? url : textOf(columns.strings, columns.nodes.name[script]);
}

const scriptsOf = new WeakMap<LocationColumns, readonly ScriptUrl[]>();

/**
 * The URL of every script that a location mentions, as far as the file tells; ascending by script id. Looked for once
 * per thread.
 */
export function collectScripts(columns: SnapshotColumns, schema: Schema): readonly ScriptUrl[] {
  const { locations } = columns;
  if (locations === null) return [];
  const known = scriptsOf.get(locations);
  if (known !== undefined) return known;
  const scripts = findScripts(columns, locations, schema);
  scriptsOf.set(locations, scripts);
  return scripts;
}

function findScripts(columns: SnapshotColumns, locations: LocationColumns, schema: Schema): readonly ScriptUrl[] {
  const urls = new Map<number, string>();
  const texts: Texts = new Map();
  // Script ids are small; a byte each says "known", and ids beyond the table are simply looked up again.
  const known = new Uint8Array(1 << 16);
  for (
    let row = nextUnknown(locations.scriptId, known, 0);
    row < locations.count;
    row = nextUnknown(locations.scriptId, known, row + 1)
  ) {
    const scriptId = locations.scriptId[row];
    const url = urls.get(scriptId) ?? urlOfLocation(columns, schema, row, texts);
    if (url === '') continue;
    urls.set(scriptId, url);
    if (scriptId >= 0 && scriptId < known.length) known[scriptId] = 1;
  }
  return [...urls].map(([scriptId, url]) => ({ scriptId, url })).sort((a, b) => a.scriptId - b.scriptId);
}

function nextUnknown(scriptId: Int32Array, known: Uint8Array, from: number): number {
  let row = from;
  while (row < scriptId.length && known[scriptId[row]] === 1) row++;
  return row;
}

/** `''` when this location does not lead to its script: an instance in a file without script objects. */
function urlOfLocation(columns: SnapshotColumns, schema: Schema, row: number, texts: Texts): string {
  const script = scriptOfLocation(columns, schema, row, texts);
  return script < 0 ? '' : urlOfScript(columns, schema, script, texts);
}

/** The Script object of one location; -1 when it does not lead there. */
export function scriptOfLocation(
  columns: SnapshotColumns,
  schema: Schema,
  row: number,
  texts: Texts = new Map(),
): NodeOrdinal {
  const { locations, nodes } = columns;
  if (locations === null) return -1;
  let script = locations.scriptObject === null ? -1 : locations.scriptObject[row];
  if (script <= 0 || script >= nodes.count) {
    const node = locations.node[row];
    if (node >= nodes.count || nodes.type[node] !== schema.closure) return -1;
    const shared = targetOf(columns, schema, node, ['shared'], texts);
    script = shared < 0 ? -1 : targetOf(columns, schema, shared, ['script', 'script_or_debug_info'], texts);
  }
  return script <= 0 ? -1 : script;
}

/** A 1-based position; null when the script's URL is unknown or the position is not one. */
export function positionOf(
  scripts: ReadonlyMap<number, string>,
  scriptId: number,
  line: number,
  column: number,
): SourcePosition | null {
  const url = scripts.get(scriptId);
  if (url === undefined || line < 0 || column < 0) return null;
  return { url, line: line + 1, column: column + 1 };
}

/** Rows of locations by where their nodes stand: bucket b has those of nodes [64 b, 64 b + 64), as the file has them. */
interface LocationBuckets {
  readonly first: Uint32Array;
  readonly row: Uint32Array;
}

const BUCKET_BITS = 6;
const bucketsOf = new WeakMap<LocationColumns, LocationBuckets>();

function bucketLocations({ node, count }: LocationColumns, nodeCount: number): LocationBuckets {
  const first = new Uint32Array((nodeCount >>> BUCKET_BITS) + 2);
  for (let row = 0; row < count; row++) if (node[row] < nodeCount) first[(node[row] >>> BUCKET_BITS) + 1]++;
  for (let bucket = 1; bucket < first.length; bucket++) first[bucket] += first[bucket - 1];
  const rows = new Uint32Array(first[first.length - 1]);
  const next = first.slice();
  for (let row = 0; row < count; row++) if (node[row] < nodeCount) rows[next[node[row] >>> BUCKET_BITS]++] = row;
  return { first, row: rows };
}

/** Row of a node's location, the last one when there are several (as DevTools); -1 when it has none. */
export function locationRow({ locations, nodes }: SnapshotColumns, node: NodeOrdinal): number {
  if (locations === null) return -1;
  let buckets = bucketsOf.get(locations);
  if (buckets === undefined) bucketsOf.set(locations, (buckets = bucketLocations(locations, nodes.count)));
  const { first, row } = buckets;
  const bucket = node >>> BUCKET_BITS;
  for (let i = first[bucket + 1] - 1; i >= first[bucket]; i--) if (locations.node[row[i]] === node) return row[i];
  return -1;
}
