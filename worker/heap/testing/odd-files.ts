// Small snapshots of the kinds that other producers, and V8's own odd moments, write. Chrome DevTools opens every one of them.

/** A snapshot as JSON, V8's field names. */
export interface OddFile {
  readonly snapshot: {
    readonly meta: Readonly<Record<string, unknown>>;
    readonly node_count: number;
    readonly edge_count: number;
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly locations: readonly number[];
  readonly strings: readonly string[];
  readonly [section: string]: unknown;
}

/** V8's node types until 6.1: symbols have number 12 and no name. */
const OLD_TYPES = [
  'hidden',
  'array',
  'string',
  'object',
  'code',
  'closure',
  'regexp',
  'number',
  'native',
  'synthetic',
  'concatenated string',
  'sliced string',
];
const TYPES = [...OLD_TYPES, 'symbol', 'bigint'];
const OBJECT = TYPES.indexOf('object');
const SYNTHETIC = TYPES.indexOf('synthetic');
const SYMBOL = TYPES.indexOf('symbol');
const EDGE_TYPES = ['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak'];
const [ELEMENT, PROPERTY] = [1, 2];
const LOCATION_FIELDS = ['object_index', 'script_id', 'line', 'column'];
const WIDTH = 6;

interface OddNode {
  readonly type: number;
  readonly name: string;
  readonly id: number;
  readonly size: number;
  /** Type, name (index of an element) and target of each. */
  readonly edges: readonly (readonly [type: number, name: string | number, to: number])[];
  /** Script, line and column as the file writes them. */
  readonly location?: readonly [number, number, number];
}

function write(nodes: readonly OddNode[], types: readonly string[], lastField = 'detachedness'): OddFile {
  const strings: string[] = [''];
  const indexOf = (text: string): number => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1);
  const edges = nodes.flatMap((node) =>
    node.edges.flatMap(([type, name, to]) => [type, typeof name === 'number' ? name : indexOf(name), to * WIDTH]),
  );
  return {
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count', lastField],
        node_types: [types, 'string', 'number', 'number', 'number', 'number'],
        edge_fields: ['type', 'name_or_index', 'to_node'],
        edge_types: [EDGE_TYPES, 'string_or_number', 'node'],
        location_fields: LOCATION_FIELDS,
      },
      node_count: nodes.length,
      edge_count: edges.length / 3,
    },
    nodes: nodes.flatMap(({ type, name, id, size, edges: { length } }) => [type, indexOf(name), id, size, length, 0]),
    edges,
    locations: nodes.flatMap(({ location }, node) => (location === undefined ? [] : [node * WIDTH, ...location])),
    strings,
  };
}

/** root → `registry`, which holds `entries` objects by index. */
function registry(
  entries: number,
  idOf: (node: number) => number,
  rootType = SYNTHETIC,
  objectType = OBJECT,
): OddNode[] {
  return [
    { type: rootType, name: '', id: idOf(0), size: 0, edges: [[PROPERTY, 'registry', 1]] },
    {
      type: objectType,
      name: 'Registry',
      id: idOf(1),
      size: 64,
      edges: Array.from({ length: entries }, (_, i) => [ELEMENT, i, i + 2] as const),
    },
    ...Array.from({ length: entries }, (_, i) => ({
      type: objectType,
      name: 'Entry',
      id: idOf(i + 2),
      size: 32,
      edges: [],
    })),
  ];
}

const odd = (node: number): number => 2 * node + 1;

/** Julia's Profile: ids are addresses beyond 32 bits, type names are its own. */
function addressIds(entries: number): OddFile {
  const types = ['synthetic', 'jl_task_t', 'jl_module_t', 'object', 'String'];
  const idOf = (node: number): number => (node === 0 ? 0 : 140_737_488_355_328 + node * 160);
  return write(registry(entries, idOf, types.indexOf('synthetic'), types.indexOf('object')), types, 'trace_node_id');
}

/** V8 4 to 6.1 (Node 4 to 8): symbols are of a type that the header does not name. */
function unnamedType(entries: number): OddFile {
  const nodes = registry(entries, odd);
  const symbol = nodes.length;
  nodes.push({ type: SYMBOL, name: 'kState', id: odd(symbol), size: 24, edges: [] });
  nodes[1] = { ...nodes[1], edges: [...nodes[1].edges, [ELEMENT, entries, symbol]] };
  return write(nodes, OLD_TYPES, 'trace_node_id');
}

/** V8 8.4 to 9 (Node 14): the column of an exported WebAssembly function is −1, written as 4294967295. */
export function noColumn(entries: number): OddFile {
  const nodes = registry(entries, odd);
  nodes[2] = { ...nodes[2], location: [7, 0, 0xffff_ffff] };
  return write(nodes, TYPES, 'trace_node_id');
}

/** A chain of `length` things whose class stands at the same place of two scripts in turn: a page and its frame, a hot reload. */
export function classInTwoScripts(length: number): OddFile {
  return write(
    [
      { type: SYNTHETIC, name: '', id: 1, size: 0, edges: [[EDGE_TYPES.indexOf('shortcut'), 'global', 1]] },
      { type: OBJECT, name: 'global', id: 3, size: 16, edges: [[PROPERTY, 'Thing', 2]] },
      ...Array.from({ length }, (_, i): OddNode => ({
        type: OBJECT,
        name: 'Thing',
        id: 5 + 2 * i,
        size: 24,
        edges: i < length - 1 ? [[PROPERTY, 'next', i + 3]] : [],
        location: [i % 2 === 0 ? 3 : 4, 10, 4],
      })),
    ],
    TYPES,
  );
}

/** Plain objects with two properties of one printed name (two symbols of one description), and others with only one of them. */
function twinProperties(each: number): OddFile {
  const held = Array.from({ length: each }, (_, i) => i);
  const first = 3;
  return write(
    [
      { type: SYNTHETIC, name: '', id: 1, size: 0, edges: [[EDGE_TYPES.indexOf('shortcut'), 'global', 1]] },
      {
        type: OBJECT,
        name: 'global',
        id: 3,
        size: 16,
        edges: [
          [PROPERTY, 'state', 2],
          ...held.flatMap((i) => [0, 1].map((k) => [ELEMENT, 2 * i + k, first + 2 * i + k] as const)),
        ],
      },
      { type: OBJECT, name: 'State', id: 5, size: 40, edges: [] },
      ...held.flatMap((i): OddNode[] => [
        {
          type: OBJECT,
          name: 'Object',
          id: 7 + 4 * i,
          size: 56,
          edges: [
            [PROPERTY, '<symbol kState>', 2],
            [PROPERTY, '<symbol kState>', 2],
          ],
        },
        {
          type: OBJECT,
          name: 'Object',
          id: 9 + 4 * i,
          size: 48,
          edges: [
            [PROPERTY, '<symbol kState>', 2],
            [PROPERTY, 'other', 2],
          ],
        },
      ]),
    ],
    TYPES,
  );
}

/** Every kind by name; the argument says how large. */
export const ODD_FILES: Readonly<Record<string, (size: number) => OddFile>> = {
  addressIds,
  unnamedType,
  noColumn,
  classInTwoScripts,
  twinProperties,
};
