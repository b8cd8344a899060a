// The text of a script, as far as the snapshot has it: V8 keeps sources as strings and cuts them at 1,024 characters
// unless told otherwise. Enough for small modules and for the declarations at the top of large ones.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { schemaOf } from './schema.ts';
import { scriptOfLocation, targetOf } from './sources.ts';
import { textOf } from './text.ts';
import type { Heap } from './types.ts';

/** Longest text V8 writes by default, in UTF-16 units. */
const CUT = 1024;

export interface SourceText {
  readonly text: string;
  /** False when the snapshot has only its beginning. */
  readonly whole: boolean;
}

const textsOf = new WeakMap<Heap, Map<string, SourceText | null>>();

/**
 * The source of a script by its URL; null when the snapshot does not have it. Looks at the locations once per URL.
 * @param url - as in `SourcePosition`
 */
export function sourceTextOf(heap: Heap, url: string): SourceText | null {
  let texts = textsOf.get(heap);
  if (texts === undefined) {
    texts = new Map();
    textsOf.set(heap, texts);
  }
  const known = texts.get(url);
  if (known !== undefined) return known;
  const found = read(heap, url);
  texts.set(url, found);
  return found;
}

function read(heap: Heap, url: string): SourceText | null {
  const { columns } = heap;
  const { locations, nodes, strings } = columns;
  const ids = new Set((heap.scripts ?? []).filter((script) => script.url === url).map(({ scriptId }) => scriptId));
  if (locations === null || ids.size === 0) return null;
  const schema = schemaOf(columns);
  for (let row = 0; row < locations.count; row++) {
    if (!ids.has(locations.scriptId[row])) continue;
    const script = scriptOfLocation(columns, schema, row);
    const source: NodeOrdinal = script < 0 ? -1 : targetOf(columns, schema, script, ['source']);
    if (source < 0) continue;
    // A concatenated string carries no text. Once it is compiled its first part has all of it (a script put together in memory,
    // as Vite does with modules); where it has not, that is the beginning.
    const first = targetOf(columns, schema, source, ['first']);
    const flat = nodes.type[source] === schema.string || first < 0 ? source : first;
    const text = nodes.type[flat] === schema.string ? textOf(strings, nodes.name[flat]) : '';
    if (text !== '') return { text, whole: text.length < CUT };
    // One closure leads to the script as well as any other.
    ids.delete(locations.scriptId[row]);
    if (ids.size === 0) return null;
  }
  return null;
}
