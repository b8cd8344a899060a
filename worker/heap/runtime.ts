// Who wrote the file: a best guess from names that only one runtime has.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { schemaOf } from './schema.ts';
import { textOf } from './text.ts';

export type RuntimeGuess = 'node' | 'chromium' | 'deno' | 'bun' | 'hermes' | 'unknown';

/**
 * Looks at the header, the root's children and the names of code and native nodes; strings of the program do not count.
 * Hermes writes no counts into the header, Bun names its root `<root>` and has no V8 code nodes.
 */
export function runtimeOf(columns: SnapshotColumns): RuntimeGuess {
  const { nodes, edges, strings, header } = columns;
  const schema = schemaOf(columns);
  if (nodes.count === 0 || schema.root >= nodes.count) return 'unknown';
  if (header.nodeCount === 0) return 'hermes';
  let guess: RuntimeGuess = 'unknown';
  for (let edge = nodes.firstEdge[schema.root]; edge < nodes.firstEdge[schema.root + 1]; edge++) {
    const name = textOf(strings, nodes.name[edges.toNode[edge]]);
    if (name.startsWith('Node / ')) return 'node';
    if (name === '(Document DOM trees)') guess = 'chromium';
  }
  if (guess !== 'unknown') return guess;
  for (let node = 0; node < nodes.count; node++) {
    const type = nodes.type[node];
    if (type !== schema.native && type !== schema.code && type !== schema.object && type !== schema.hidden) continue;
    const first = firstByte(columns, nodes.name[node]);
    // B b e F H J N n: the first letters of the names below; the rest is not decoded.
    if (!(first === 0x42 || first === 0x62 || first === 0x65 || first === 0x46 || first === 0x48 || first === 0x4a || first === 0x4e || first === 0x6e)) continue;
    const name = textOf(strings, nodes.name[node]);
    if (type === schema.code && name.startsWith('ext:deno')) return 'deno';
    if (type === schema.code && name.startsWith('node:internal/')) guess = guess === 'unknown' ? 'node' : guess;
    if (type === schema.native && name.startsWith('Node / ')) return 'node';
    if (type === schema.native && (name.startsWith('blink::') || name.startsWith('Blink ') || name === 'HTMLDocument')) guess = 'chromium';
    if (name === 'FunctionExecutable' || name === 'JSModuleRecord' || name === 'NativeExecutable') return 'bun';
    if (name.startsWith('HermesInternal')) return 'hermes';
  }
  return guess;
}

function firstByte(columns: SnapshotColumns, name: number): number {
  const { strings } = columns;
  if (strings.pieces.length !== 1 || name >= strings.count || strings.offset[name] === strings.offset[name + 1]) {
    return textOf(strings, name).charCodeAt(0);
  }
  return strings.pieces[0][strings.offset[name]];
}
