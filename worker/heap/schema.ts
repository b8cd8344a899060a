// Type numbers of one file, looked up by name once, and the string tags: what every pass over a heap needs.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { collectEphemerons, type Ephemerons } from './ephemerons.ts';
import { TAG, tagStrings } from './text.ts';

/** -1 when the file does not have the type; types are stored as bytes, so -1 matches nothing. */
export interface Schema {
  readonly hidden: number;
  readonly array: number;
  readonly string: number;
  readonly consString: number;
  readonly slicedString: number;
  readonly object: number;
  readonly code: number;
  readonly closure: number;
  readonly regexp: number;
  readonly number: number;
  readonly native: number;
  readonly synthetic: number;
  readonly symbol: number;
  readonly bigint: number;
  readonly objectShape: number;
  readonly edgeContext: number;
  readonly edgeElement: number;
  readonly edgeProperty: number;
  readonly edgeInternal: number;
  readonly edgeHidden: number;
  readonly edgeShortcut: number;
  readonly edgeWeak: number;
  readonly root: number;
}

/** Type numbers by name, from the header. */
export function schemaOf(columns: SnapshotColumns): Schema {
  const { nodeTypes, edgeTypes, rootOrdinal } = columns.header;
  return {
    hidden: nodeTypes.indexOf('hidden'),
    array: nodeTypes.indexOf('array'),
    string: nodeTypes.indexOf('string'),
    consString: nodeTypes.indexOf('concatenated string'),
    slicedString: nodeTypes.indexOf('sliced string'),
    object: nodeTypes.indexOf('object'),
    code: nodeTypes.indexOf('code'),
    closure: nodeTypes.indexOf('closure'),
    regexp: nodeTypes.indexOf('regexp'),
    number: nodeTypes.indexOf('number'),
    native: nodeTypes.indexOf('native'),
    synthetic: nodeTypes.indexOf('synthetic'),
    symbol: nodeTypes.indexOf('symbol'),
    bigint: nodeTypes.indexOf('bigint'),
    objectShape: nodeTypes.indexOf('object shape'),
    edgeContext: edgeTypes.indexOf('context'),
    edgeElement: edgeTypes.indexOf('element'),
    edgeProperty: edgeTypes.indexOf('property'),
    edgeInternal: edgeTypes.indexOf('internal'),
    edgeHidden: edgeTypes.indexOf('hidden'),
    edgeShortcut: edgeTypes.indexOf('shortcut'),
    edgeWeak: edgeTypes.indexOf('weak'),
    root: rootOrdinal,
  };
}

export interface Names {
  /** TAG per string. */
  readonly tag: Uint8Array;
  readonly ephemerons: Ephemerons;
}

const known = new WeakMap<SnapshotColumns['strings'], Names>();

/** String tags, computed once per table. */
export function namesOf(columns: SnapshotColumns): Names {
  const cached = known.get(columns.strings);
  if (cached) return cached;
  const tag = tagStrings(columns.strings);
  const names = { tag, ephemerons: collectEphemerons(columns.strings, tag) };
  known.set(columns.strings, names);
  return names;
}

/** Takes what another thread found out with `namesOf`. */
export function adoptNames(columns: SnapshotColumns, names: Names): void {
  known.set(columns.strings, names);
}

/** Rule 1 and 7's user root: any child of the root that is not synthetic, or the page's DOM trees. */
export function isUserRoot(columns: SnapshotColumns, schema: Schema, names: Names, node: number): boolean {
  const { nodes } = columns;
  return nodes.type[node] !== schema.synthetic || names.tag[nodes.name[node]] === TAG.domTrees;
}
