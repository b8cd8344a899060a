// Snapshot statistics: DevTools' kinds, and what the snapshot page shows beside them.

import type { SnapshotStatistics } from '../engine/api.ts';
import { newestObjectId, shallowOf, textOf, type SlimHeap } from '../heap/index.ts';

/** Bytes by kind add up to `shallowBytes`; native memory that no node shows is apart. */
export function snapshotStatistics(heap: SlimHeap, label: string): SnapshotStatistics {
  const { nodes, edges, header, strings, fileBytes } = heap.columns;
  const bytes = bytesByKind(heap);
  const known = bytes.code + bytes.strings + bytes.arrays + bytes.typedArrays + bytes.system;
  // Node marks wrappers of its own as detached, too; only elements of a page are what the word promises.
  const isElement = new Map<number, boolean>();
  let detachedCount = 0;
  for (let node = 0; node < nodes.count; node++) {
    if (heap.detached?.[node] === 2) {
      const name = nodes.name[node];
      let element = isElement.get(name);
      if (element === undefined)
        isElement.set(name, (element = /^<|^Detached (?:<|HTML|SVG)/.test(textOf(strings, name))));
      if (element) detachedCount++;
    }
  }
  return {
    label,
    fileBytes,
    nodeCount: nodes.count,
    edgeCount: edges.count > 0 ? edges.count : header.edgeCount,
    stringCount: strings.count,
    shallowBytes: heap.totalShallowBytes,
    byKind: [
      { kind: 'code', bytes: bytes.code },
      { kind: 'strings', bytes: bytes.strings },
      { kind: 'arrays', bytes: bytes.arrays },
      { kind: 'typedArrays', bytes: bytes.typedArrays },
      { kind: 'system', bytes: bytes.system },
      { kind: 'other', bytes: heap.totalShallowBytes - known },
    ],
    extraNativeBytes: header.extraNativeBytes,
    detachedCount,
    maxObjectId: newestObjectId(heap.columns),
  };
}

interface KindBytes {
  code: number;
  strings: number;
  arrays: number;
  typedArrays: number;
  system: number;
}

/** DevTools' rules over attributed sizes: an array's own elements are already counted in it. */
function bytesByKind(heap: SlimHeap): Readonly<KindBytes> {
  const { nodes, header, strings } = heap.columns;
  const kindOfType = header.nodeTypes.map((type): keyof KindBytes | null => {
    if (type === 'hidden') return 'system';
    if (type === 'code') return 'code';
    return type === 'string' || type === 'concatenated string' || type === 'sliced string' ? 'strings' : null;
  });
  const native = header.nodeTypes.indexOf('native');
  // 0 not looked at, 1 nothing, 2 `Array`, 3 a buffer's bytes.
  const role = new Uint8Array(strings.count);
  const bytes: KindBytes = { code: 0, strings: 0, arrays: 0, typedArrays: 0, system: 0 };
  for (let node = 0; node < nodes.count; node++) {
    const kind = kindOfType[nodes.type[node]];
    if (kind !== null) {
      bytes[kind] += shallowOf(heap, node);
      continue;
    }
    const name = nodes.name[node];
    if (role[name] === 0) {
      const text = textOf(strings, name);
      role[name] = text === 'Array' ? 2 : text === 'system / JSArrayBufferData' ? 3 : 1;
    }
    if (role[name] === 3 && nodes.type[node] === native) bytes.typedArrays += shallowOf(heap, node);
    if (role[name] === 2 && nodes.type[node] !== native) bytes.arrays += shallowOf(heap, node);
  }
  return bytes;
}
