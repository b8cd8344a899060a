// What a node is to a programmer: something they wrote, plumbing of V8 that belongs to its owner, or the engine.
// One byte per node, equal between files whatever the order of their type tables.

import { stringAt, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices, KIND, kindsOf } from '../heap/index.ts';
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

/**
 * Node's own C++ objects without the word that V8 puts before those whose JS side is gone: nobody takes a session or a
 * socket out of a page.
 */
export function plainName(constructor: string): string {
  return constructor.startsWith('Detached Node / ') ? constructor.slice('Detached '.length) : constructor;
}

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
  const roomKinds = kindsOf(heap);
  const { count, type, name } = nodes;
  const kinds = new Uint8Array(count);
  // By type and kind of the heap's room: nearly every node is told by a look into this table.
  const table = new Uint8Array(256 * 4);
  for (let t = 0; t < 256; t++) {
    const code = codeOfType[t];
    for (const kind of Object.values(KIND)) table[t * 4 + kind] = code | (code === TYPE.synthetic ? 0 : FLAGS_OF_KIND[kind]);
  }
  const hidden = header.nodeTypes.indexOf('hidden');
  const native = header.nodeTypes.indexOf('native');
  const special = specialNames(heap.columns);
  inSlices(count, undefined, (from, to) => {
    for (let n = from; n < to; n++) {
      const t = type[n];
      kinds[n] = table[t * 4 + roomKinds[n]];
      if (t === hidden || t === native) kinds[n] = special(name[n], t === hidden, kinds[n]);
    }
  });
  return kinds;
}

const FLAGS_OF_KIND = { [KIND.user]: 0, [KIND.context]: CONTEXT, [KIND.plumbing]: PLUMBING, [KIND.engine]: PLUMBING | ENGINE } as const;

/** Blink's own C++ objects (`blink::RuleSet`, its hash tables and vectors): plumbing of elements, documents and listeners. */
const BLINK_INNARDS = /^(blink::|cppgc::|v8::|std::)/;

/**
 * Nodes that their name tells more about than their type: a proxy is an object of the program's, though V8 calls it
 * hidden. Remembers per string index.
 */
function specialNames({ strings }: SnapshotColumns): (name: number, hidden: boolean, kind: number) => number {
  const known = new Uint8Array(strings.count);
  return (name, hidden, kind) => {
    if (known[name] === 0) {
      const text = stringAt(strings, name);
      known[name] = text === PROXY ? 2 : BLINK_INNARDS.test(text) ? 3 : 1;
    }
    if (hidden) return known[name] === 2 ? TYPE.object : kind;
    return known[name] === 3 ? kind | PLUMBING : kind;
  };
}
