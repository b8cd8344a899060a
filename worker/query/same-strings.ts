// Strings that stand in the heap more than once, as Chrome DevTools finds them: by their text, and where V8 cut the text,
// by its length and hash, too.

import { checkCancelled, nodeName, sameText, shallowOf, type CancelSignal, type Heap } from '../heap/index.ts';
import { stringText } from './objects.ts';
import { InternalEdges } from './names.ts';
import { breathe } from './window.ts';

const SLICE = 1 << 16;
/** As far as DevTools puts concatenated strings together, characters. */
const JOINED = 1024;

/** Strings of one text. */
export interface SameStrings {
  readonly text: string;
  /** The text is only the beginning of what all of them have. */
  readonly truncated: boolean;
  /** Tells apart texts that begin alike and were cut; '' for whole ones. */
  readonly tail: string;
  readonly nodes: readonly number[];
}

/**
 * Groups of two and more. Strings of size 0 and concatenations that V8 has flattened already are none.
 * @throws HeapError `cancelled`
 */
export async function sameStrings(heap: Heap, signal: CancelSignal): Promise<readonly SameStrings[]> {
  const { nodes, header, strings } = heap.columns;
  const flat = header.nodeTypes.indexOf('string');
  const joined = header.nodeTypes.indexOf('concatenated string');
  const internal = new InternalEdges(heap, ['truncated', 'length', 'hash', 'value', 'first', 'second']);
  const canonical = canonicalStrings(heap, flat);
  const byText = new Map<string, number[]>();
  const byIndex = new Map<string, number[]>();
  const isFlattened = (node: number): boolean =>
    ['first', 'second'].some((half) => {
      const part = internal.target(node, half);
      return part >= 0 && nodeName(heap, part) === '';
    });
  for (let from = 0; from < nodes.count; from += SLICE) {
    checkCancelled(signal);
    for (let node = from; node < Math.min(from + SLICE, nodes.count); node++) {
      const type = nodes.type[node];
      if ((type !== flat && type !== joined) || shallowOf(heap, node) === 0) continue;
      if (type === joined && isFlattened(node)) continue;
      const tail = internal.has('truncated') ? tailOf(internal, node) : '';
      if (type === flat) push(byIndex, `${canonical[nodes.name[node]]} ${tail}`, node);
      else push(byText, `${tail}\n${joinedText(heap, node)}`, node);
    }
    await breathe();
  }
  // A concatenation and a flat string of the same text are the same.
  const groups: SameStrings[] = [];
  for (const [key, found] of byIndex) {
    const tail = key.slice(key.indexOf(' ') + 1);
    const text = nodeName(heap, found[0]);
    const others = byText.size === 0 ? undefined : byText.get(`${tail}\n${text}`);
    if (others !== undefined) byText.delete(`${tail}\n${text}`);
    const all = others === undefined ? found : [...found, ...others];
    if (all.length > 1) groups.push({ text, truncated: tail !== '', tail, nodes: all });
  }
  for (const [key, found] of byText) {
    const at = key.indexOf('\n');
    if (found.length > 1)
      groups.push({ text: key.slice(at + 1), truncated: at > 0, tail: key.slice(0, at), nodes: found });
  }
  return groups;

  /** For each string the first that has its text: the same text may stand in the table twice. */
  function canonicalStrings({ columns }: Heap, type: number): Uint32Array {
    const used = new Uint8Array(strings.count);
    for (let node = 0; node < columns.nodes.count; node++)
      if (columns.nodes.type[node] === type) used[columns.nodes.name[node]] = 1;
    const first = new Uint32Array(strings.count);
    // Open addressing over index + 1; twice as many places as strings.
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, strings.count * 2)));
    const places = new Uint32Array(size);
    for (let index = 0; index < strings.count; index++) {
      first[index] = index;
      if (used[index] === 0) continue;
      let at = hashOf(index) & (size - 1);
      while (places[at] !== 0 && !sameText(strings, places[at] - 1, strings, index)) at = (at + 1) & (size - 1);
      if (places[at] === 0) places[at] = index + 1;
      first[index] = places[at] - 1;
    }
    return first;
  }

  /** FNV-1a over the bytes. */
  function hashOf(index: number): number {
    let piece = strings.pieces.length - 1;
    while (index < strings.pieceFirst[piece]) piece--;
    const base = strings.offset[strings.pieceFirst[piece]];
    const bytes = strings.pieces[piece];
    let hash = 0x811c9dc5;
    for (let at = strings.offset[index] - base, end = strings.offset[index + 1] - base; at < end; at++)
      hash = Math.imul(hash ^ bytes[at], 0x01000193);
    return hash >>> 0;
  }
}

/** A concatenation as DevTools reads it: whole parts are added until there is enough. */
function joinedText(heap: Heap, node: number): string {
  return stringText(heap, node, JOINED, true) ?? '';
}

function tailOf(internal: InternalEdges, node: number): string {
  if (internal.value(node, 'truncated', 'bool') !== 'true') return '';
  return `${internal.value(node, 'length', 'int') ?? ''}/${internal.value(node, 'hash', 'int') ?? ''}`;
}

function push(lists: Map<string, number[]>, key: string, node: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [node]);
  else list.push(node);
}
