// Small snapshots cut out of real, recorded ones, and their structure-aware mutations.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ODD_FILES } from '../../worker/heap/testing/odd-files.ts';
import { EXTREMES, type Random } from './random.ts';

/** A snapshot as JSON. Mutations may put anything anywhere, so fields are what they usually are. */
export interface Model {
  snapshot: { meta: Record<string, unknown>; node_count: unknown; edge_count: unknown; [key: string]: unknown };
  nodes: unknown[];
  edges: unknown[];
  strings: unknown[];
  [section: string]: unknown;
}

/** Cuts the objects nearest to the root out of a snapshot: valid again, and small enough to be read a thousand times a second. */
function cutOut(whole: Model, nodeLimit: number): Model {
  const meta = whole.snapshot.meta as {
    node_fields: string[];
    edge_fields: string[];
    edge_types: [string[]];
    location_fields?: string[];
  };
  const nodes = whole.nodes as number[];
  const edges = whole.edges as number[];
  const nodeWidth = meta.node_fields.length;
  const countAt = meta.node_fields.indexOf('edge_count');
  const nameAt = meta.node_fields.indexOf('name');
  const numbered = new Set(['element', 'hidden'].map((name) => meta.edge_types[0].indexOf(name)));
  const firstEdge = [0];
  for (let n = 0; n < nodes.length / nodeWidth; n++)
    firstEdge.push((firstEdge[n] as number) + (nodes[n * nodeWidth + countAt] as number));

  const kept = [0];
  const ordinal = new Map([[0, 0]]);
  for (let k = 0; k < kept.length && kept.length < nodeLimit; k++) {
    for (
      let e = firstEdge[kept[k] as number] as number;
      e < (firstEdge[(kept[k] as number) + 1] as number) && kept.length < nodeLimit;
      e++
    ) {
      const to = (edges[e * 3 + 2] as number) / nodeWidth;
      // Every tenth of the root's many children, so that the cut goes deep, too.
      if (ordinal.has(to) || (k < 30 && kept.length % 10 !== 0 && e % 10 !== 0)) continue;
      ordinal.set(to, kept.length);
      kept.push(to);
    }
  }
  const strings: string[] = [];
  const named = new Map<number, number>();
  const nameOf = (i: number): number => {
    const known = named.get(i);
    if (known !== undefined) return known;
    named.set(i, strings.push(whole.strings[i] as string) - 1);
    return strings.length - 1;
  };
  const newNodes: number[] = [];
  const newEdges: number[] = [];
  for (const old of kept) {
    const row = nodes.slice(old * nodeWidth, (old + 1) * nodeWidth);
    row[nameAt] = nameOf(row[nameAt] as number);
    row[countAt] = 0;
    for (let e = firstEdge[old] as number; e < (firstEdge[old + 1] as number); e++) {
      const [type, name, to] = edges.slice(e * 3, e * 3 + 3) as [number, number, number];
      const target = ordinal.get(to / nodeWidth);
      if (target === undefined) continue;
      row[countAt]++;
      newEdges.push(type, numbered.has(type) ? name : nameOf(name), target * nodeWidth);
    }
    newNodes.push(...row);
  }
  const locations: number[] = [];
  const width = meta.location_fields?.length ?? 4;
  const old = (whole.locations ?? []) as number[];
  for (let i = 0; i + width <= old.length; i += width) {
    const at = ordinal.get((old[i] as number) / nodeWidth);
    // Five fields name the script's node too; those rows stay out when it was cut away.
    const script = width === 5 ? ordinal.get((old[i + 2] as number) / nodeWidth) : undefined;
    if (at === undefined || (width === 5 && script === undefined)) continue;
    const row = old.slice(i, i + width);
    row[0] = at * nodeWidth;
    if (script !== undefined) row[2] = script * nodeWidth;
    locations.push(...row);
  }
  return {
    snapshot: { ...whole.snapshot, node_count: kept.length, edge_count: newEdges.length / 3, trace_function_count: 0 },
    nodes: newNodes,
    edges: newEdges,
    trace_function_infos: [],
    trace_tree: [],
    samples: [],
    locations,
    strings,
  };
}

/** Series of the kinds that other producers write, growing from file to file. */
function oddSeries(length: number): Model[][] {
  return Object.values(ODD_FILES).map((make) =>
    Array.from({ length }, (_, i) => JSON.parse(JSON.stringify(make(30 + 10 * i))) as Model),
  );
}

/** Series of small valid snapshots, each cut out of a recorded one; from Node 18, Node 20 and Chromium. @param root of the repository @param length of each series */
export function seedSeries(root: string, sizes: readonly number[], length: number): readonly (readonly Model[])[] {
  const recorded = join(root, 'fixtures', 'recorded');
  const cut = readdirSync(recorded)
    .sort()
    .flatMap((name) => {
      const files = readdirSync(join(recorded, name))
        .filter((file) => file.endsWith('.heapsnapshot.gz'))
        .sort()
        .slice(0, length);
      const models = files.map(
        (file) => JSON.parse(gunzipSync(readFileSync(join(recorded, name, file))).toString('utf8')) as Model,
      );
      return sizes.map((size) => models.map((model) => cutOut(model, size)));
    });
  return [...cut, ...oddSeries(length)];
}

/** What follows is written into the JSON as it is: numbers in odd spellings, nesting too deep to build. */
const RAW = '\u0000raw:';
/** A quotation mark inside RAW. */
const QUOTE = '\u0002';

/** Writes a model as V8 does, or compact, or spread out; sections in the model's own order. */
export function write(model: Model, random: Random): string {
  const spread = random.below(3);
  const text = spread === 2 ? JSON.stringify(model, null, 1) : JSON.stringify(model);
  return (spread === 1 ? text.replaceAll('],"', '],\n"') : text).replace(
    new RegExp(`"\\\\u0000raw:([^"]*)"`, 'g'),
    (_all, raw: string) => raw.replaceAll('\\u0002', '"'),
  );
}

type Change = (model: Model, random: Random) => string;

const numbersOf = (model: Model, random: Random): unknown[] => {
  const sections = [model.nodes, model.edges, model.edges, model.locations].filter(
    (s): s is unknown[] => Array.isArray(s) && s.length > 0,
  );
  return sections.length === 0 ? [0] : random.pick(sections);
};
const metaOf = (model: Model): Record<string, unknown> => model.snapshot.meta;
const width = (model: Model): number => {
  const fields = metaOf(model).node_fields;
  return Array.isArray(fields) && fields.length > 0 ? fields.length : 7;
};
const STRANGE: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  {},
  [],
  [[]],
  { a: 1 },
  `${RAW}1e3`,
  `${RAW}-0`,
  `${RAW}1.0`,
  `${RAW}00`,
  `${RAW}+1`,
  `${RAW}NaN`,
  `${RAW}1E400`,
  `${RAW}0x10`,
  `${RAW}99999999999999999999`,
];
const STRINGS: readonly string[] = [
  '',
  '\ud800',
  '\udc00\ud800',
  '\u0000',
  '\u2028',
  '😀',
  '"\\',
  '</script>',
  '__proto__',
  'constructor',
  '1 / part of key (x @1) -> value (y @3) pair in WeakMap (table @5)',
  '<div id="a">',
  'system / Context',
  'system / Context / scope @12',
  '(GC roots)',
  '(Document DOM trees)',
  'a'.repeat(70_000),
  '한글'.repeat(500),
  '\ufeff',
  '\ufffd',
];

/** Each changes one thing and says what. Some keep the snapshot valid; what must come out is judged by others. */
const CHANGES: readonly Change[] = [
  (m, r) => {
    const numbers = numbersOf(m, r);
    const at = r.below(numbers.length);
    numbers[at] = r.pick(EXTREMES);
    return `number ${at} is ${String(numbers[at])}`;
  },
  (m, r) => {
    const numbers = numbersOf(m, r);
    const at = r.below(numbers.length);
    numbers[at] = r.pick(STRANGE);
    return `number ${at} is something else`;
  },
  (m, r) => {
    const at = r.below(Math.max(1, m.edges.length / 3)) * 3 + 2;
    m.edges[at] = r.pick([
      r.below(m.nodes.length + 20),
      r.below(m.nodes.length / width(m)) * width(m),
      m.nodes.length,
      0,
    ]);
    return 'an edge goes elsewhere';
  },
  (m, r) => {
    for (let i = 0; i < m.edges.length; i += 3)
      if (r.chance(0.3)) m.edges[i + 2] = r.below(m.nodes.length / width(m)) * width(m);
    return 'a third of the edges go anywhere (cycles, islands)';
  },
  (m, r) => {
    const type = r.below(8);
    for (let i = 0; i < m.edges.length; i += 3) if (typeof m.edges[i + 2] === 'number') m.edges[i] = type;
    return `every edge is of type ${type}`;
  },
  (m) => {
    const rootEdges = m.nodes[4];
    if (typeof rootEdges === 'number') m.edges.splice(0, rootEdges * 3);
    m.nodes[4] = 0;
    m.snapshot.edge_count = m.edges.length / 3;
    return 'the root has no edges';
  },
  (m, r) => {
    const type = r.below(16);
    for (let i = width(m); i < m.nodes.length; i += width(m)) if (r.chance(0.5)) m.nodes[i] = type;
    return `half the nodes are of type ${type}`;
  },
  (m, r) => {
    const w = width(m);
    for (let i = 0; i < m.nodes.length; i += w) m.nodes[i + 2] = r.pick([1, 3, 5, i, m.nodes[i + 2]]);
    return 'ids repeat';
  },
  (m, r) => {
    const w = width(m);
    for (let i = 0; i < m.nodes.length; i += w)
      if (r.chance(0.2)) m.nodes[i + 3] = r.pick([0, 0xffff_ffff, 2 ** 40, 2 ** 52]);
    return 'sizes are huge or nothing';
  },
  (m, r) => {
    const key = r.pick(['node_count', 'edge_count', 'trace_function_count', 'root_index', 'extra_native_bytes']);
    m.snapshot[key] = r.pick([...EXTREMES, ...STRANGE, 4_000_000_000, 2 ** 31, 2 ** 40]);
    return `${key} is ${JSON.stringify(m.snapshot[key])}`;
  },
  (m, r) => {
    const key = r.pick([
      'nodes',
      'edges',
      'strings',
      'locations',
      'samples',
      'trace_tree',
      'trace_function_infos',
      'snapshot',
    ]);
    m[key] = r.pick([...STRANGE, [1, 2, 3], [1, 2, 3, 4], [[1, [2]]], { nodes: [] }]);
    return `${key} is something else`;
  },
  (m, r) => {
    const key = r.pick(Object.keys(m));
    delete m[key];
    return `no ${key}`;
  },
  (m, r) => {
    const section = r.pick([m.nodes, m.edges, m.strings]);
    if (r.chance(0.5)) section.splice(r.below(section.length), 1 + r.below(8));
    else section.push(...section.slice(0, 1 + r.below(14)));
    return 'a section is longer or shorter';
  },
  (m, r) => {
    const meta = metaOf(m);
    const key = r.pick(Object.keys(meta));
    const list = meta[key];
    if (Array.isArray(list) && list.length > 0 && r.chance(0.7)) {
      if (r.chance(0.3)) list.reverse();
      else if (r.chance(0.5)) list.splice(r.below(list.length), 1);
      else list[r.below(list.length)] = r.pick([...STRANGE, 'type', 'name', 'id', 'unknown']);
    } else meta[key] = r.pick(STRANGE);
    return `meta.${key} is changed`;
  },
  (m, r) => {
    // Columns in another order, told truly: as valid as before.
    const w = width(m);
    const order = [...Array(w).keys()].sort(() => r.next() - 0.5);
    const meta = metaOf(m);
    for (const key of ['node_fields', 'node_types'])
      if (Array.isArray(meta[key])) meta[key] = order.map((i) => (meta[key] as unknown[])[i] ?? 'number');
    for (let i = 0; i + w <= m.nodes.length; i += w) m.nodes.splice(i, w, ...order.map((k) => m.nodes[i + k]));
    return 'node columns in another order';
  },
  (m, r) => {
    const i = r.below(m.strings.length);
    m.strings[i] = r.pick(STRINGS);
    return `string ${i} is another`;
  },
  (m, r) => {
    for (let i = 0; i < m.strings.length; i++) if (r.chance(0.2)) m.strings[i] = r.pick(STRINGS);
    return 'many strings are strange';
  },
  (m, r) => {
    const length = 1 << (10 + r.below(12));
    m.strings[r.below(m.strings.length)] = r.pick(['x', '\\', '가', '\u0001']).repeat(length);
    return `a string of ${length}`;
  },
  (m, r) => {
    const entries = Object.entries(m).sort(() => r.next() - 0.5);
    for (const key of Object.keys(m)) delete m[key];
    Object.assign(m, Object.fromEntries(entries));
    return 'sections in another order';
  },
  (m, r) => {
    const depth = 1 << r.below(17);
    const open = r.pick(['[', '{"a":']);
    m[r.pick(['unknown', 'trace_tree', 'zz'])] =
      `${RAW}${open.replaceAll('"', QUOTE).repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`;
    return `nested ${depth} deep`;
  },
  (m, r) => {
    const at = r.pick(['a', 'b']);
    m[`unknown_${at}`] = r.pick(STRANGE);
    m.snapshot[`unknown_${at}`] = r.pick(STRANGE);
    return 'unknown keys';
  },
  (m) => {
    m.samples = [0, 10, 1, 25];
    const meta = metaOf(m);
    meta.sample_fields = ['timestamp_us', 'last_assigned_id'];
    return 'with samples';
  },
];

/** A changed copy of a model, as text, and how it was changed. */
export function mutateModel(seed: Model, random: Random): { text: string; recipe: string } {
  const model = structuredClone(seed);
  const steps: string[] = [];
  for (let i = random.below(3); i >= 0; i--) {
    try {
      steps.push(random.pick(CHANGES)(model, random));
    } catch (error) {
      // An earlier change took away what this one wanted to change.
      if (!(error instanceof TypeError)) throw error;
      steps.push('(nothing left to change)');
    }
  }
  return { text: write(model, random), recipe: steps.join('; ') };
}

/** Damages bytes anywhere: cut, flip, overwrite, insert, repeat, zero; sometimes a BOM or gzip around, and gzip damaged. */
export function mutateBytes(bytes: Uint8Array, random: Random): { bytes: Uint8Array; recipe: string } {
  let out = bytes;
  const steps: string[] = [];
  for (let i = random.below(3); i >= 0 && out.length > 0; i--) {
    const at = random.below(out.length);
    const length = 1 + random.below(random.chance(0.8) ? 8 : 5000);
    switch (random.below(8)) {
      case 0:
        out = out.slice(0, at);
        steps.push(`cut at ${at}`);
        break;
      case 1:
        out = out.slice();
        out[at] = (out[at] as number) ^ (1 << random.below(8));
        steps.push(`a bit of byte ${at} flipped`);
        break;
      case 2:
        out = out.slice();
        for (let k = at; k < Math.min(out.length, at + length); k++) out[k] = random.below(256);
        steps.push(`${length} bytes from ${at} overwritten`);
        break;
      case 3:
        out = concat(
          out.slice(0, at),
          Uint8Array.from({ length }, () =>
            random.pick([0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d, 0x30, 0x2d, 0x5c, 0xff, 0x00, 0xc3, 0xed]),
          ),
          out.slice(at),
        );
        steps.push(`${length} bytes put in at ${at}`);
        break;
      case 4:
        out = concat(out.slice(0, at + length), out.slice(at));
        steps.push(`${length} bytes repeated at ${at}`);
        break;
      case 5:
        out = concat(out.slice(0, at), out.slice(at + length));
        steps.push(`${length} bytes taken out at ${at}`);
        break;
      case 6:
        out = out.slice().fill(0, at, at + length);
        steps.push(`${length} bytes zeroed at ${at}`);
        break;
      default:
        out = concat(Uint8Array.of(0xef, 0xbb, 0xbf), out);
        steps.push('a byte order mark');
    }
  }
  return { bytes: out, recipe: steps.join('; ') };
}

/** Something that is no part of a snapshot stands before or after it. */
function around(bytes: Uint8Array, random: Random): { bytes: Uint8Array; recipe: string } {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  switch (random.below(4)) {
    case 0:
      return { bytes: concat(text('Defaulted container "app"\n'), bytes), recipe: 'a line before' };
    case 1:
      return { bytes: concat(bytes, text('\nwritten\n')), recipe: 'a line after' };
    case 2:
      return { bytes: concat(bytes, new Uint8Array(1 + random.below(5000))), recipe: 'zeros after' };
    default:
      return { bytes: concat(text('{"profile":'), bytes, text('}')), recipe: 'an object around' };
  }
}

/** Around the bytes: nothing, gzip, gzip that is damaged or cut, two members. */
export function wrap(bytes: Uint8Array, random: Random): { bytes: Uint8Array; recipe: string } {
  if (random.chance(0.04)) return around(bytes, random);
  if (!random.chance(0.12)) return { bytes, recipe: '' };
  const packed = new Uint8Array(gzipSync(bytes, { level: 1 }));
  switch (random.below(4)) {
    case 0:
      return { bytes: packed, recipe: 'gzip' };
    case 1:
      return { bytes: packed.slice(0, random.below(packed.length)), recipe: 'gzip cut' };
    case 2: {
      const damaged = mutateBytes(packed, random);
      return { bytes: damaged.bytes, recipe: `gzip damaged (${damaged.recipe})` };
    }
    default:
      return {
        bytes: concat(packed, random.chance(0.5) ? packed : Uint8Array.of(0, 1, 2)),
        recipe: 'gzip with something after it',
      };
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The bytes in pieces of chance sizes. */
export async function* inChunks(bytes: Uint8Array, random: Random): AsyncGenerator<Uint8Array> {
  const usual = random.pick([1, 7, 64, 1000, 65_536, 1 << 30]);
  // One byte at a time is slow, so only for the small ones.
  const size = bytes.length > 20_000 && usual < 64 ? 64 : usual;
  for (let at = 0; at < bytes.length;) {
    const length = Math.max(1, Math.min(bytes.length - at, size === 1 ? 1 : 1 + random.below(size * 2)));
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
