// What every node is to a programmer: something they wrote, storage that belongs to its owner, or V8's own. One byte a
// node, equal between files whatever the order of their type tables. Engine nodes are never ranked; plumbing is looked
// through when a person asks who keeps what.

import { stringAt, type Bytes, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import { hermesCell } from './hermes.ts';
import { runtimeOf } from './runtime.ts';

/** Node types by meaning: the low four bits of a kind byte. The numbers are ours, not the file's. */
export const TYPE = {
  hidden: 0,
  array: 1,
  string: 2,
  object: 3,
  code: 4,
  closure: 5,
  regexp: 6,
  number: 7,
  native: 8,
  synthetic: 9,
  'concatenated string': 10,
  'sliced string': 11,
  symbol: 12,
  bigint: 13,
  'object shape': 14,
  other: 15,
} as const;
export type TypeCode = number;

const TYPE_MASK = 0x0f;
/** Flags beside the type. Transparent to the ranking: its bytes belong to what holds it. GC roots are not. */
export const PLUMBING = 0x10;
/** V8's own: code, shapes, hidden bookkeeping. Set beside `PLUMBING`. */
export const ENGINE = 0x20;
/** A function's scope. */
export const CONTEXT = 0x40;
/** To people who look at objects it is something else than to the ranking: shown where that looks through, V8's where that shows it. */
const RANKING_ONLY = 0x80;

/** What a kind byte comes to for people who look at objects. */
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

/** @returns the type code (0..15) in a kind byte */
export function typeOf(kind: number): TypeCode {
  return kind & TYPE_MASK;
}

/** @returns whether a type code is one of the string types */
export function isStringType(type: TypeCode): boolean {
  return type === TYPE.string || type === TYPE['concatenated string'] || type === TYPE['sliced string'];
}

/** `KIND` per kind byte, length 256. */
export const KIND_OF: readonly Kind[] = Array.from({ length: 256 }, (_, kind) => {
  if ((kind & RANKING_ONLY) !== 0) return (kind & PLUMBING) !== 0 ? KIND.user : KIND.engine;
  if ((kind & ENGINE) !== 0 || typeOf(kind) === TYPE.synthetic) return KIND.engine;
  if ((kind & CONTEXT) !== 0) return KIND.context;
  return (kind & PLUMBING) !== 0 ? KIND.plumbing : KIND.user;
});

/** Array names that are storage of user objects; every other named array is V8's (descriptors, transitions, caches). */
const storageArrays: ReadonlySet<string> = new Set([
  '',
  '(object elements)',
  '(object properties)',
  '(bound arguments)',
  '(internal array)',
]);
const storageNames: ReadonlySet<string> = new Set([
  'system / JSArrayBufferData',
  'system / ExternalStringData',
  'system / PropertyArray',
  'system / NameDictionary',
  'system / NumberDictionary',
  'system / OrderedHashMap',
  'system / OrderedHashSet',
  'system / EphemeronHashTable',
  'system / FixedArray',
  'system / PropertyCell',
  'system / Cell',
  'system / WeakCell',
  'system / WeakArrayList',
  'system / SloppyArgumentsElements',
  'system / ByteArray',
  'system / HeapNumber',
  'system / OrderedNameDictionary',
  'system / SwissNameDictionary',
  'system / FixedDoubleArray',
  'system / ArrayList',
  'system / GlobalDictionary',
  'system / PromiseReaction',
  'system / PromiseFulfillReactionJobTask',
  'system / PromiseRejectReactionJobTask',
  'system / PromiseResolveThenableJobTask',
]);

/** V8's name of a proxy: an object of the program's, though V8 calls it hidden and counts it with its own; people say `Proxy`. */
export const PROXY = 'system / JSProxy';

/** Blink's own C++ objects (`blink::RuleSet`, its hash tables and vectors): plumbing of elements, documents and listeners. */
const BLINK_INNARDS = /^(blink::|cppgc::|v8::|std::)/;

/** True for `system / Context` and its V8 15 form with a scope id. */
export function isContextName(name: string): boolean {
  return name === 'system / Context' || name.startsWith('system / Context / ');
}

/** Scopes of functions and modules as JavaScriptCore calls them (Bun). */
const JSC_SCOPE = /^system \/ JS(Module|Lexical|GlobalLexical)Environment$/;

/** No kind byte: no node is everything at once. */
const UNDECIDED = 0xff;

/** What nodes are, and how many bytes the engine has. */
export interface Classified {
  /** A kind byte per node, length nodeCount. */
  readonly kinds: Uint8Array;
  /** Bytes of `ENGINE` nodes, before owner attribution. */
  readonly engineBytes: Bytes;
}

/**
 * Kind bytes of all nodes; names are looked at once per distinct (type, name).
 * @param kinds filled; length nodeCount
 */
export function classifyKinds(
  columns: SnapshotColumns,
  kinds: Uint8Array = new Uint8Array(columns.nodes.count),
): Classified {
  const { nodes, strings, header } = columns;
  const isHermes = runtimeOf({ columns }) === 'hermes';
  const code = header.nodeTypes.map((name) => (name in TYPE ? TYPE[name as keyof typeof TYPE] : TYPE.other));
  const fixed = Uint8Array.from(code, kindOfType);
  // Only these depend on their name: a table each, by string.
  const tables = code.map((type) =>
    type === TYPE.array || type === TYPE.hidden || type === TYPE.native || type === TYPE.object
      ? new Uint8Array(strings.count).fill(UNDECIDED)
      : null,
  );
  const { type, name, selfSize } = nodes;
  let engineBytes = 0;
  inSlices(nodes.count, undefined, (from, to) => {
    let bytes = 0;
    for (let node = from; node < to; node++) {
      const t = type[node];
      const table = tables[t];
      let kind = fixed[t];
      if (table !== null) {
        const text = name[node];
        kind = table[text];
        if (kind === UNDECIDED) kind = table[text] = kindOfName(code[t], stringAt(strings, text), isHermes);
      }
      kinds[node] = kind;
      if ((kind & ENGINE) !== 0) bytes += selfSize[node];
    }
    engineBytes += bytes;
  });
  return { kinds, engineBytes: engineBytes + (isHermes ? buryUnheld(columns, kinds) : 0) };
}

/**
 * What nothing refers to is dead: Hermes writes what it has not collected yet, where V8 collects first.
 * @returns bytes that became the engine's
 */
function buryUnheld({ nodes, edges, header }: SnapshotColumns, kinds: Uint8Array): Bytes {
  if (edges.count === 0) return 0;
  const held = new Uint32Array((nodes.count >>> 5) + 1);
  held[header.rootOrdinal >>> 5] |= 1 << (header.rootOrdinal & 31);
  for (let edge = 0; edge < edges.count; edge++) held[edges.toNode[edge] >>> 5] |= 1 << (edges.toNode[edge] & 31);
  let bytes = 0;
  for (let node = 0; node < nodes.count; node++) {
    if (((held[node >>> 5] >>> (node & 31)) & 1) === 1) continue;
    if ((kinds[node] & ENGINE) === 0) bytes += nodes.selfSize[node];
    kinds[node] |= PLUMBING | ENGINE;
  }
  return bytes;
}

function kindOfType(type: TypeCode): number {
  if (type === TYPE.code || type === TYPE['object shape']) return type | PLUMBING | ENGINE;
  return type === TYPE.number ? type | PLUMBING : type;
}

function kindOfName(type: TypeCode, name: string, isHermes: boolean): number {
  const cell = isHermes ? hermesCell(name) : null;
  if (cell !== null) return type | (cell === 'scope' ? CONTEXT : cell === 'storage' ? PLUMBING : PLUMBING | ENGINE);
  if (type === TYPE.hidden && name === PROXY) return TYPE.object | RANKING_ONLY;
  if (type === TYPE.array) return type | PLUMBING | (storageArrays.has(name) || storageNames.has(name) ? 0 : ENGINE);
  if (isContextName(name) || JSC_SCOPE.test(name)) return type | CONTEXT;
  if (storageNames.has(name)) return type | PLUMBING;
  if (type === TYPE.hidden || name.startsWith('system / ')) return type | PLUMBING | ENGINE;
  return type === TYPE.native && BLINK_INNARDS.test(name) ? type | PLUMBING | RANKING_ONLY : type;
}
