// Laws over real snapshots: how the bytes are cut or laid out never matters, and no damage does more than an error.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSnapshot, SnapshotError, transferables, type SnapshotColumns } from './index.ts';
import { isShared, parseBeside, parseEdges } from './threads.ts';
import {
  bytesOf,
  chunked,
  oracle,
  parseText,
  plain,
  realSnapshot,
  seen,
  tiny,
  type SnapshotJson,
} from './testing/samples.ts';

/** More by hand: HEAPDELTA_FUZZ_RUNS=100000. */
const RUNS = Number(process.env['HEAPDELTA_FUZZ_RUNS'] ?? 400);

const real = realSnapshot();
/** A real snapshot small enough to be read hundreds of times: the first nodes of the real one, edges among them. */
const small = cutOut(JSON.parse(new TextDecoder().decode(real)) as SnapshotJson, 400);

function cutOut(json: SnapshotJson, nodeCount: number): SnapshotJson {
  const width = json.snapshot.meta.node_fields.length;
  const countAt = json.snapshot.meta.node_fields.indexOf('edge_count');
  const nameAt = json.snapshot.meta.node_fields.indexOf('name');
  const nodes = json.nodes.slice(0, nodeCount * width);
  const edges: number[] = [];
  const strings: string[] = [''];
  const index = new Map<number, number>();
  const named = (i: number): number => {
    if (!index.has(i)) index.set(i, strings.push(json.strings[i]) - 1);
    return index.get(i) ?? 0;
  };
  const numbered = new Set([1, 4]);
  let edge = 0;
  for (let n = 0; n < nodeCount; n++) {
    let kept = 0;
    for (let k = 0; k < json.nodes[n * width + countAt]; k++, edge++) {
      const [type, name, to] = json.edges.slice(edge * 3, edge * 3 + 3);
      if (to >= nodeCount * width) continue;
      edges.push(type, numbered.has(type) ? name : named(name), to);
      kept++;
    }
    nodes[n * width + countAt] = kept;
    nodes[n * width + nameAt] = named(nodes[n * width + nameAt]);
  }
  return {
    ...json,
    nodes,
    edges,
    strings,
    locations: [],
    samples: [],
    snapshot: { ...json.snapshot, node_count: nodeCount, edge_count: edges.length / 3 },
  };
}

/** V8's own layout: a line feed before each row's comma. */
function asV8(json: SnapshotJson): string {
  const rows = (flat: readonly number[], width: number): string => {
    const out: string[] = [];
    for (let i = 0; i < flat.length; i += width) out.push(flat.slice(i, i + width).join(','));
    return out.join('\n,');
  };
  return (
    `{"snapshot":${JSON.stringify(json.snapshot)},\n"nodes":[${rows(json.nodes, json.snapshot.meta.node_fields.length)}\n],\n` +
    `"edges":[${rows(json.edges, 3)}\n],\n"trace_function_infos":[],\n"trace_tree":[],\n"samples":[],\n"locations":[],\n"strings":[${json.strings.map((s) => JSON.stringify(s)).join(',\n')}]}`
  );
}

/** Parses or fails with a code; anything else (a crash, a hang) fails the test. */
async function outcome(
  bytes: Uint8Array,
  totalBytes: number | null = bytes.length,
): Promise<SnapshotColumns | SnapshotError> {
  try {
    return await parseSnapshot(chunked(bytes, [50_000]), { totalBytes });
  } catch (error) {
    if (error instanceof SnapshotError) return error;
    throw error;
  }
}

describe('laws', () => {
  const text = asV8(small);
  const bytes = bytesOf(text);

  it('the chunks never change the columns', async () => {
    const whole = plain(await parseText(text));
    expect(seen(await parseText(text))).toEqual(oracle(small));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }), async (sizes) => {
        expect(plain(await parseSnapshot(chunked(bytes, sizes), { totalBytes: bytes.length }))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('nor does a wrong size hint', async () => {
    const whole = plain(await parseText(text));
    for (const totalBytes of [0, 1, 1000, 1e12]) {
      expect(plain(await parseSnapshot(chunked(bytes, [4096]), { totalBytes }))).toEqual(whole);
    }
  });

  it('nor does memory that threads share: nodes, edges and strings lie in it, and are not transferred', async () => {
    const shared = await parseSnapshot(chunked(real, [50_000]), { totalBytes: real.length, shared: true });
    expect(plain(shared)).toEqual(plain(await parseSnapshot(chunked(real, [50_000]), { totalBytes: real.length })));
    const { nodes, edges, strings } = shared;
    const columns = [
      nodes.type,
      nodes.name,
      nodes.id,
      nodes.selfSize,
      nodes.firstEdge,
      edges.type,
      edges.nameOrIndex,
      edges.toNode,
      strings.offset,
      ...strings.pieces,
    ];
    expect(columns.every(isShared)).toBe(true);
    expect(new Set(transferables(shared)).size).toBeLessThan(12);
    expect(transferables(shared).some((buffer) => columns.some((column) => column.buffer === buffer))).toBe(false);
  });

  it('the order of keys and the white space never change the columns', async () => {
    const expected = oracle(small);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.keys(small), { minLength: Object.keys(small).length }),
        fc.constantFrom(undefined, 1, '\t', '\r\n '),
        fc.integer({ min: 1, max: 5000 }),
        async (keys, indent, size) => {
          const reordered = JSON.stringify(
            Object.fromEntries(keys.map((k) => [k, small[k]])),
            null,
            typeof indent === 'string' ? indent.replace('\r\n', ' ') : indent,
          );
          const spaced = indent === '\r\n ' ? reordered.replaceAll('\n', '\r\n') : reordered;
          expect(seen(await parseText(spaced, {}, [size]))).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('any tiny snapshot reads as JSON.parse reads it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ size: fc.nat({ max: 2 ** 34 }), id: fc.nat({ max: 2 ** 32 - 1 }) }), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(1000)), { maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        async (nodes, edges, size) => {
          const json = tiny();
          json.nodes = nodes.flatMap((n, i) => [i % 3, i % 3, n.id, n.size, i === 0 ? edges.length : 0, i % 3]);
          json.edges = edges.flatMap(([type, name, to]) => [type, name, (to % nodes.length) * 6]);
          json.locations = [];
          json.snapshot.node_count = nodes.length;
          json.snapshot.edge_count = edges.length;
          expect(seen(await parseText(JSON.stringify(json), {}, [size]))).toEqual(oracle(json));
          expect(seen(await parseText(asV8(json)))).toEqual(oracle(json));
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** One reads the edges, the other all else. */
const sideBySide = (bytes: Uint8Array, sizes: readonly number[]): Promise<SnapshotColumns | null> =>
  parseBeside(chunked(bytes, sizes), parseEdges(chunked(bytes, sizes.toReversed()), { totalBytes: bytes.length }), {
    totalBytes: bytes.length,
  });

describe('two readers side by side', () => {
  it('read what one reads', async () => {
    const bytes = bytesOf(asV8(small));
    const whole = plain(await parseSnapshot(chunked(bytes, [4096])));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }), async (sizes) => {
        const columns = await sideBySide(bytes, sizes);
        expect(columns === null ? null : plain(columns)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
    const large = await sideBySide(real, [65_536]);
    expect(large === null ? null : plain(large)).toEqual(plain(await parseSnapshot(chunked(real, [65_536]))));
  });

  it('leave to one what is not laid out as V8 writes it', async () => {
    const { edges, ...rest } = small;
    for (const other of [{ edges, ...rest }, { ...small, nodes: undefined }, {}])
      expect(await sideBySide(bytesOf(JSON.stringify(other)), [500])).toBeNull();
  });

  it('never read what one would not: damaged files, too', async () => {
    const bytes = bytesOf(asV8(small));
    const digitsAndMarks = fc.constantFrom(0x20, 0x22, 0x2c, 0x2d, 0x30, 0x31, 0x39, 0x5b, 0x5d, 0x7d);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), digitsAndMarks), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          const broken = bytes.slice();
          for (const [at, byte] of changes) broken[at] = byte;
          const columns = await sideBySide(broken, [700]);
          if (columns !== null) expect(plain(columns)).toEqual(plain(await parseSnapshot(chunked(broken, [4096]))));
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('damage', () => {
  it('cut anywhere: an error with a code, never a result', async () => {
    const text = asV8(small);
    const bytes = bytesOf(text);
    for (let at = 0; at < bytes.length - 1; at += at < 3000 ? 7 : 311) {
      const result = await outcome(bytes.subarray(0, at));
      expect(result, `cut at ${at}`).toBeInstanceOf(SnapshotError);
      expect(['truncated', 'empty'], `cut at ${at}`).toContain((result as SnapshotError).code);
    }
    for (let k = 1; k < 30; k++) {
      expect(await outcome(real.subarray(0, Math.floor((real.length * k) / 30)))).toMatchObject({ code: 'truncated' });
    }
  });

  it('bytes replaced: the same numbers as JSON.parse, or an error', async () => {
    const bytes = bytesOf(asV8(small));
    const interesting = fc.constantFrom(
      0,
      9,
      10,
      0x20,
      0x22,
      0x2c,
      0x2d,
      0x2e,
      0x30,
      0x39,
      0x3a,
      0x5b,
      0x5c,
      0x5d,
      0x65,
      0x7b,
      0x7d,
      0x80,
      0xff,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.oneof(interesting, fc.nat(255))), {
          minLength: 1,
          maxLength: 4,
        }),
        async (changes) => {
          const broken = bytes.slice();
          for (const [at, byte] of changes) broken[at] = byte;
          const result = await outcome(broken);
          const text = new TextDecoder().decode(broken);
          if (result instanceof SnapshotError) {
            // Called no JSON: then JSON.parse must think so too.
            if (result.code === 'not-json' || result.code === 'truncated')
              expect(() => JSON.parse(text) as unknown, result.message).toThrow();
            return;
          }
          // What stands around a snapshot is passed over, which JSON.parse does not do.
          if (result.remarks?.some(({ code }) => code !== 'spare-strings') === true) return;
          expect(seen(result)).toEqual(oracle(JSON.parse(text) as SnapshotJson));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('numbers replaced by extremes: in range or an error', async () => {
    const text = asV8(small);
    const places = [...text.matchAll(/\d+/g)].map((m) => [m.index, m[0].length] as const);
    const extremes = fc.constantFrom(
      '0',
      '-1',
      '999999999',
      '1000000000',
      '4294967295',
      '4294967296',
      '9007199254740993',
      '1e400',
      '1e3',
      '0.5',
      '1'.repeat(400),
      '00',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(places.length - 1), extremes, async (place, value) => {
        const [at, length] = places[place];
        const result = await outcome(bytesOf(text.slice(0, at) + value + text.slice(at + length)));
        if (result instanceof SnapshotError) return;
        const { nodes, edges, strings } = result;
        expect(nodes.firstEdge[nodes.count]).toBe(edges.count);
        expect(edges.toNode.every((n) => n < nodes.count)).toBe(true);
        expect(nodes.name.every((s) => s < strings.count)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
