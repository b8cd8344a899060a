// Which nodes are V8's own. Engine nodes are never ranked; plumbing belongs to the object it serves and is looked
// through when a person asks who keeps what.

import type { NodeOrdinal, SnapshotColumns } from 'heapsnapshot-parser-lite';
import { schemaOf } from './schema.ts';
import { textOf } from './text.ts';

export const KIND = {
  /** An object a programmer knows: instances, arrays, functions, strings, DOM nodes. */
  user: 0,
  /** A scope: `system / Context`. Named by its variables. */
  context: 1,
  /** Storage of another object: elements, properties, a Map's table, a buffer's bytes, boxed numbers. */
  plumbing: 2,
  /** V8's own: code, maps, feedback, scripts, inline caches, GC roots. */
  engine: 3,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

const UNDECIDED = 0xff;

/** Array names that are storage of user objects; every other named array is V8's (descriptors, transitions, caches). */
const storageArrays: ReadonlySet<string> = new Set(['', '(object elements)', '(object properties)', '(bound arguments)', '(internal array)']);
const storageNames: ReadonlySet<string> = new Set([
  'system / JSArrayBufferData', 'system / ExternalStringData', 'system / PropertyArray', 'system / NameDictionary', 'system / NumberDictionary',
  'system / OrderedHashMap', 'system / OrderedHashSet', 'system / EphemeronHashTable', 'system / FixedArray', 'system / PropertyCell',
  'system / Cell', 'system / WeakCell', 'system / WeakArrayList', 'system / SloppyArgumentsElements', 'system / ByteArray', 'system / HeapNumber',
  'system / OrderedNameDictionary', 'system / SwissNameDictionary', 'system / FixedDoubleArray', 'system / ArrayList',
  'system / GlobalDictionary', 'system / PromiseReaction', 'system / PromiseFulfillReactionJobTask', 'system / PromiseRejectReactionJobTask',
  'system / PromiseResolveThenableJobTask',
]);

/** True for `system / Context` and its V8 15 form with a scope id. */
export function isContextName(name: string): boolean {
  return name === 'system / Context' || name.startsWith('system / Context / ');
}

/**
 * Kind per node; names are looked at once per distinct (type, name).
 * @param kinds filled and returned; length nodeCount
 */
export function classifyKinds(columns: SnapshotColumns, kinds: Uint8Array = new Uint8Array(columns.nodes.count)): Uint8Array {
  const { nodes, strings } = columns;
  const schema = schemaOf(columns);
  // Only array, hidden, native and object nodes depend on their name: four small tables would do, one per type is simpler.
  const memo = new Map<number, Uint8Array>();
  for (const type of [schema.array, schema.hidden, schema.native, schema.object]) {
    if (type >= 0) memo.set(type, new Uint8Array(strings.count).fill(UNDECIDED));
  }
  const tables = columns.header.nodeTypes.map((_, type) => memo.get(type) ?? null);
  const fixed = columns.header.nodeTypes.map((_, type) => kindOfType(schema, type));
  for (let node = 0; node < nodes.count; node++) {
    const type = nodes.type[node];
    const table = tables[type];
    if (table === null) {
      kinds[node] = fixed[type];
      continue;
    }
    const name = nodes.name[node];
    if (table[name] === UNDECIDED) table[name] = kindOfName(schema, type, textOf(strings, name));
    kinds[node] = table[name];
  }
  return kinds;
}

/** The same for one node, without the table. */
export function kindOf(columns: SnapshotColumns, node: NodeOrdinal): Kind {
  const schema = schemaOf(columns);
  const type = columns.nodes.type[node];
  if (type === schema.array || type === schema.hidden || type === schema.native || type === schema.object) {
    return kindOfName(schema, type, textOf(columns.strings, columns.nodes.name[node]));
  }
  return kindOfType(schema, type);
}

function kindOfType(schema: ReturnType<typeof schemaOf>, type: number): Kind {
  if (type === schema.code || type === schema.objectShape || type === schema.synthetic) return KIND.engine;
  return type === schema.number ? KIND.plumbing : KIND.user;
}

function kindOfName(schema: ReturnType<typeof schemaOf>, type: number, name: string): Kind {
  if (type === schema.array) return storageArrays.has(name) || storageNames.has(name) ? KIND.plumbing : KIND.engine;
  if (isContextName(name)) return KIND.context;
  if (storageNames.has(name)) return KIND.plumbing;
  if (type === schema.hidden || name.startsWith('system / ')) return KIND.engine;
  return KIND.user;
}
