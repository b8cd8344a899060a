// Who wrote the file: a best guess from names that only one runtime has.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { schemaOf, type Schema } from './schema.ts';
import { firstByteOf, textOf } from './text.ts';
import type { RuntimeGuess, SlimHeap } from './types.ts';

const known = new WeakMap<SnapshotColumns['strings'], RuntimeGuess>();

/**
 * Looks at the header, the roots and the names of code and native nodes; strings of the program do not count.
 * Hermes writes no counts into the header, Bun names its root `<root>` and has no V8 code nodes. Found once per file;
 * with edges it takes a look at the roots, without a look at the nodes.
 */
export function runtimeOf({ columns, runtime }: Pick<SlimHeap, 'columns' | 'runtime'>): RuntimeGuess {
  let guess = runtime ?? known.get(columns.strings);
  if (guess === undefined) known.set(columns.strings, (guess = guessRuntime(columns)));
  return guess;
}

/** Another thread looked. */
export function adoptRuntime({ strings }: SnapshotColumns, guess: RuntimeGuess): void {
  known.set(strings, guess);
}

function guessRuntime(columns: SnapshotColumns): RuntimeGuess {
  const { nodes, edges, strings, header } = columns;
  const schema = schemaOf(columns);
  if (nodes.count === 0 || schema.root >= nodes.count) return 'unknown';
  if (header.nodeCount === 0) return 'hermes';
  for (let edge = nodes.firstEdge[schema.root]; edge < nodes.firstEdge[schema.root + 1]; edge++) {
    if (textOf(strings, nodes.name[edges.toNode[edge]]).startsWith('Node / ')) return 'node';
  }
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.type[node] !== schema.synthetic) continue;
    const name = textOf(strings, nodes.name[node]);
    if (name === '(Document DOM trees)') return 'chromium';
    if (name.startsWith('workerd / ')) return 'workerd';
  }
  return guessByNames(columns, schema);
}

/** Scripts that are built into Deno; newer V8 writes the kind of code before the name. */
const DENO_SCRIPT = /^(?:system \/ Script \/ )?ext:(?:core\/|runtime\/|deno)/;

function guessByNames(columns: SnapshotColumns, schema: Schema): RuntimeGuess {
  const { nodes, strings } = columns;
  let guess: RuntimeGuess = 'unknown';
  // A bit per type and name: there are few names, and each says the same every time.
  const looked = new Uint8Array(strings.count);
  const bitOf = new Uint8Array(256);
  [schema.native, schema.code, schema.object, schema.hidden].forEach((type, i) => {
    if (type >= 0) bitOf[type] = 1 << i;
  });
  for (let node = 0; node < nodes.count; node++) {
    const type = nodes.type[node];
    const index = nodes.name[node];
    if (bitOf[type] === 0 || (looked[index] & bitOf[type]) !== 0) continue;
    looked[index] |= bitOf[type];
    const first = firstByteOf(columns.strings, index);
    // B b e F H J N n s: the first letters of the names below; the rest is not decoded.
    if (!(
      first === 0x42 ||
      first === 0x62 ||
      first === 0x65 ||
      first === 0x46 ||
      first === 0x48 ||
      first === 0x4a ||
      first === 0x4e ||
      first === 0x6e ||
      first === 0x73
    ))
      continue;
    const name = textOf(strings, index);
    if (type === schema.code && DENO_SCRIPT.test(name)) return 'deno';
    if (type === schema.code && name.startsWith('node:internal/')) guess = guess === 'unknown' ? 'node' : guess;
    if (type === schema.native && name.startsWith('Node / ')) return 'node';
    if (type === schema.native && (name.startsWith('blink::') || name.startsWith('Blink ') || name === 'HTMLDocument'))
      guess = 'chromium';
    if (name === 'FunctionExecutable' || name === 'JSModuleRecord' || name === 'NativeExecutable') return 'bun';
    if (name.startsWith('HermesInternal')) return 'hermes';
  }
  return guess;
}
