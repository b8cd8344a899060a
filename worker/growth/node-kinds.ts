// What a node is to a programmer: something they wrote, plumbing of V8 that belongs to its owner, or the engine.
// One byte per node, equal between files whatever the order of their type tables.

import { indexOfString, stringAt, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { KIND, kindsOf } from '../heap/index.ts';
import type { SlimHeap } from '../heap/types.ts';

/** Node types by meaning; the numbers are ours, not the file's. */
export const TYPE = {
  hidden: 0, array: 1, string: 2, object: 3, code: 4, closure: 5, regexp: 6, number: 7, native: 8, synthetic: 9,
  'concatenated string': 10, 'sliced string': 11, symbol: 12, bigint: 13, 'object shape': 14, other: 15,
} as const;
export type TypeCode = number;

/** Bit flags beside the type code in the low 4 bits. */
export const PLUMBING = 0x10;
export const ENGINE = 0x20;
export const CONTEXT = 0x40;

/** V8's name of a proxy; people say `Proxy`. */
export const PROXY = 'system / JSProxy';

const TYPE_MASK = 0x0f;
/** @returns the type code (0..15) in a kind byte. */
export function typeOf(kind: number): TypeCode {
  return kind & TYPE_MASK;
}

/** @returns whether a type code is one of the string types. */
export function isStringType(type: TypeCode): boolean {
  return type === TYPE.string || type === TYPE['concatenated string'] || type === TYPE['sliced string'];
}

/**
 * Kinds of all nodes: type code plus PLUMBING (transparent: its bytes belong to what holds it), ENGINE (V8's own:
 * code, shapes, hidden bookkeeping) and CONTEXT (a function's scope). GC roots are synthetic, never plumbing.
 * @param heap - one snapshot
 * @returns one byte per node, length nodeCount
 */
export function nodeKinds(heap: SlimHeap): Uint8Array {
  const { nodes, header } = heap.columns;
  const codeOfType = new Uint8Array(256);
  header.nodeTypes.forEach((name, i) => {
    codeOfType[i] = name in TYPE ? TYPE[name as keyof typeof TYPE] : TYPE.other;
  });
  const flagsOfKind = new Uint8Array(4);
  flagsOfKind[KIND.context] = CONTEXT;
  flagsOfKind[KIND.plumbing] = PLUMBING;
  flagsOfKind[KIND.engine] = PLUMBING | ENGINE;
  const roomKinds = kindsOf(heap);
  const innards = innardsOf(heap.columns);
  // A proxy is an object of the program's, though V8 calls it hidden.
  const proxy = indexOfString(heap.columns.strings, PROXY);
  const { count, type, name } = nodes;
  const kinds = new Uint8Array(count);
  for (let n = 0; n < count; n++) {
    const code = codeOfType[type[n]];
    let kind = code === TYPE.synthetic ? code : code | flagsOfKind[roomKinds[n]];
    if (code === TYPE.hidden && name[n] === proxy) kind = TYPE.object;
    else if (code === TYPE.native && innards.has(name[n])) kind |= PLUMBING;
    kinds[n] = kind;
  }
  return kinds;
}

/** Blink's own C++ objects (`blink::RuleSet`, its hash tables and vectors): plumbing of elements, documents and listeners. */
const BLINK_INNARDS = /^(blink::|cppgc::|v8::|std::)/;

/** Remembers per string index whether it names such an object. */
function innardsOf(columns: SnapshotColumns): { has(name: number): boolean } {
  const known = new Uint8Array(columns.strings.count);
  return {
    has: (name) => {
      if (known[name] === 0) known[name] = BLINK_INNARDS.test(stringAt(columns.strings, name)) ? 2 : 1;
      return known[name] === 2;
    },
  };
}
