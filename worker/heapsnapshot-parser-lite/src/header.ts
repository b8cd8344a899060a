// `snapshot` → SnapshotHeader: what the rest is read by. Everything is looked up by name.

import { SnapshotError } from './errors.ts';
import type { Bytes, SnapshotHeader } from './types.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** More columns or types than any V8 writes by far. */
const MAX_FIELDS = 64;
const MAX_TYPES = 256;

/** Header of the snapshot plus the field names of tables that are kept as written. */
export interface ParsedHeader {
  readonly header: SnapshotHeader;
  /** Every `…_fields` list of `meta`, by its key. */
  readonly fieldLists: ReadonlyMap<string, readonly string[]>;
}

/**
 * @param text the JSON of the `snapshot` value
 * @throws SnapshotError `not-json`, `bad-header`, `not-a-snapshot`
 */
export function parseHeader(text: string, offset: Bytes): ParsedHeader {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (cause) {
    throw new SnapshotError('not-json', { offset, field: 'snapshot', cause });
  }
  const bad = (field: string): SnapshotError => new SnapshotError('bad-header', { offset, field });
  if (!isObject(value)) throw new SnapshotError('not-a-snapshot', { offset, field: 'snapshot' });
  const meta = value['meta'];
  if (!isObject(meta)) throw new SnapshotError('not-a-snapshot', { offset, field: 'snapshot.meta' });

  const list = (key: string, required: readonly string[]): readonly string[] => {
    const fields = meta[key];
    if (fields === undefined && required.length === 0) return [];
    if (!isStrings(fields) || fields.length > MAX_FIELDS) throw bad(`snapshot.meta.${key}`);
    for (const name of required) if (!fields.includes(name)) throw bad(`snapshot.meta.${key}.${name}`);
    return fields;
  };
  const types = (key: string, fields: readonly string[]): readonly string[] => {
    const all = meta[key];
    const names = Array.isArray(all) ? (all as readonly Json[])[fields.indexOf('type')] : undefined;
    if (!isStrings(names) || names.length === 0 || names.length > MAX_TYPES) throw bad(`snapshot.meta.${key}`);
    return names;
  };
  const count = (key: string): number => {
    const n = (value as JsonObject)[key];
    if (n === undefined || n === null) return 0;
    if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0) throw bad(`snapshot.${key}`);
    return n;
  };

  const nodeFields = list('node_fields', ['type', 'name', 'id', 'self_size', 'edge_count']);
  const edgeFields = list('edge_fields', ['type', 'name_or_index', 'to_node']);
  const rootIndex = count('root_index');
  if (rootIndex % nodeFields.length !== 0) throw bad('snapshot.root_index');
  const native = value['extra_native_bytes'];
  const known = new Set([
    'meta',
    'node_count',
    'edge_count',
    'trace_function_count',
    'extra_native_bytes',
    'root_index',
  ]);
  const extra: Record<string, string | number | boolean | null> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (!known.has(key) && key !== '__proto__' && (entry === null || typeof entry !== 'object')) extra[key] = entry;
  }
  const fieldLists = new Map<string, readonly string[]>();
  for (const [key, entry] of Object.entries(meta))
    if (key.endsWith('_fields') && isStrings(entry)) fieldLists.set(key, entry);
  const header: SnapshotHeader = {
    nodeFields,
    nodeTypes: types('node_types', nodeFields),
    edgeFields,
    edgeTypes: types('edge_types', edgeFields),
    locationFields: list('location_fields', []),
    sampleFields: list('sample_fields', []),
    traceFunctionInfoFields: list('trace_function_info_fields', []),
    traceNodeFields: list('trace_node_fields', []),
    nodeCount: count('node_count'),
    edgeCount: count('edge_count'),
    traceFunctionCount: count('trace_function_count'),
    extraNativeBytes: typeof native === 'number' && Number.isFinite(native) ? native : null,
    rootOrdinal: rootIndex / nodeFields.length,
    extra,
  };
  return { header, fieldLists };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
