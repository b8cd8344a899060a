import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { estimateMemory, parseSnapshot, readHeader, SnapshotError, stringAt, transferables } from './index.ts';
import {
  bytesOf,
  changed,
  chunked,
  oracle,
  parseText,
  plain,
  realSnapshot,
  seen,
  tiny,
  type SnapshotJson,
} from './testing/samples.ts';

async function failure(text: string | Uint8Array, totalBytes?: number): Promise<SnapshotError> {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  try {
    await parseSnapshot(chunked(bytes, [7]), totalBytes === undefined ? {} : { totalBytes });
  } catch (error) {
    if (error instanceof SnapshotError) return error;
    throw error;
  }
  throw new Error('was read without a complaint');
}
const code = async (text: string | Uint8Array): Promise<string> => (await failure(text)).code;

describe('reading', () => {
  it('gives what JSON.parse gives, on a snapshot V8 wrote', async () => {
    const bytes = realSnapshot();
    const json = JSON.parse(new TextDecoder().decode(bytes)) as SnapshotJson;
    const columns = await parseSnapshot(chunked(bytes, [64 << 10]), { totalBytes: bytes.length });
    expect(seen(columns)).toEqual(oracle(json));
    expect(columns.fileBytes).toBe(bytes.length);
  });

  it('reads the tiny snapshot', async () => {
    const c = await parseText(JSON.stringify(tiny()));
    expect(seen(c)).toEqual(oracle(tiny()));
    expect(c.locations).toMatchObject({ count: 1, scriptObject: null });
    expect(c.samples?.count).toBe(0);
    expect(c.nodes.traceNodeId).toBeNull();
  });

  it('reads one byte at a time', async () => {
    expect(plain(await parseText(JSON.stringify(tiny()), {}, [1]))).toEqual(
      plain(await parseText(JSON.stringify(tiny()))),
    );
  });

  it('keeps ids beyond 32 bits, with the ones before them', async () => {
    const wide = changed((j) => {
      j.nodes[14] = 140_737_488_355_488;
    });
    for (const shared of [false, true]) {
      const { nodes } = await parseText(wide, { shared }, [5]);
      expect([...nodes.id]).toEqual([1, 3, 140_737_488_355_488]);
      expect(nodes.id.buffer instanceof SharedArrayBuffer).toBe(shared);
      expect(nodes.selfSize).toBeInstanceOf(Uint32Array);
    }
  });

  it('reads a node type one past the list, as DevTools does, and none beyond', async () => {
    const typed = (type: number): string =>
      changed((j) => {
        j.nodes[12] = type;
      });
    const { header, nodes } = await parseText(typed(3));
    expect([...nodes.type]).toEqual([2, 1, 3]);
    expect(header.nodeTypes).toEqual(['hidden', 'object', 'synthetic', 'undefined']);
    expect(await failure(typed(4))).toMatchObject({ code: 'type-range', field: 'nodes.type' });
  });

  it('reads a negative number that was written as an unsigned one as no place', async () => {
    const { locations } = await parseText(
      changed((j) => {
        j.locations = [6, 4, 0, 4294967295];
      }),
    );
    expect(locations).toMatchObject({ count: 1, line: Int32Array.of(0), column: Int32Array.of(-1) });
    // vitest runs modules inside a function: what stands in its first line has a column before the text, -196 say.
    const before = await parseText(
      changed((j) => {
        j.locations = [6, 4, 0, 4294967100];
      }),
    );
    expect(before.locations?.column).toEqual(Int32Array.of(-1));
    const beyond = changed((j) => {
      j.locations = [6, 4, 0, 4294967296];
    });
    expect(await failure(beyond)).toMatchObject({ code: 'value-range', field: 'locations.column' });
  });

  it('reads a web stream, and cancels it when it gives up', async () => {
    let cancelled = false;
    const make = (text: string): ReadableStream<Uint8Array> =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(bytesOf(text));
          text = ' ';
        },
        cancel() {
          cancelled = true;
        },
      });
    await expect(parseSnapshot(make('{"snapshot":7'))).rejects.toMatchObject({ code: 'not-a-snapshot' });
    expect(cancelled).toBe(true);
  });

  it('reads gzip, also byte by byte', async () => {
    const bytes = new Uint8Array(gzipSync(bytesOf(JSON.stringify(tiny()))));
    for (const sizes of [[1], [3], [1 << 20]]) {
      const c = await parseSnapshot(chunked(bytes, sizes));
      expect(seen(c)).toEqual(oracle(tiny()));
      expect(c.fileBytes).toBe(bytes.length);
      expect(c.jsonBytes).toBe(JSON.stringify(tiny()).length);
    }
  });

  it('takes a byte order mark, pretty printing and white space at the end', async () => {
    expect(seen(await parseText(`\uFEFF${JSON.stringify(tiny(), null, 2)}\r\n\t `, {}, [1]))).toEqual(oracle(tiny()));
  });

  it('skips unknown keys of every kind and keeps the tables it knows as written', async () => {
    const text = changed((j) => {
      j['future'] = { a: [1, [2, { b: 'x"y\\' }]], c: null, d: -1.5e-3, e: true };
      j['text'] = 'nodes';
      j['scopes'] = [1, -2, 3];
      j['scope_uses'] = [3_000_000_000, 1];
      j['trace_tree'] = [1, 0, 0, 0, [2, 0, 0, 0, []]];
      j.snapshot.meta['scope_fields'] = ['a', 'b', 'c'];
    });
    const c = await parseText(text, {}, [5]);
    expect(seen(c)).toEqual(oracle(tiny()));
    expect(c.tables).toEqual([
      { name: 'scopes', fields: ['a', 'b', 'c'], values: Int32Array.of(1, -2, 3) },
      { name: 'scope_uses', fields: [], values: Float64Array.of(3_000_000_000, 1) },
    ]);
  });

  describe('the call tree of tracked allocations', () => {
    const FIELDS = ['id', 'function_info_index', 'count', 'size', 'children'];
    const withTree = (tree: unknown, fields = FIELDS): string =>
      changed((j) => {
        j.snapshot.meta['trace_node_fields'] = fields;
        j['trace_tree'] = tree;
      });
    const treeOf = async (text: string, sizes: readonly number[]) =>
      (await parseText(text, {}, sizes)).tables.find(({ name }) => name === 'trace_tree');

    it('becomes a flat table, whatever the chunks and the white space', async () => {
      const text = withTree([1, 0, 0, 0, [2, 7, 3, 96, [4, 8, 1, 32, []], 3, 9, 2, 64, [5, 7, 0, 0, []]]]);
      const expected = {
        name: 'trace_tree',
        fields: ['id', 'function_info_index', 'parent'],
        values: Int32Array.of(1, 0, -1, 2, 7, 0, 4, 8, 1, 3, 9, 0, 5, 7, 3),
      };
      for (const size of [1, 2, 5, 1000]) expect(await treeOf(text, [size])).toEqual(expected);
      expect(await treeOf(text.replace('[1,0,0,0,[2', '[ 1 ,0,\n0,0 , [ 2'), [3])).toEqual(expected);
    });

    it('is none where nothing was tracked, and skipped where its fields are others', async () => {
      expect(await treeOf(withTree([]), [4])).toBeUndefined();
      expect(await treeOf(withTree([1, 0, 0, 0, []], ['id', 'children', 'size']), [4])).toBeUndefined();
    });

    it.each([
      [[1, 0, 0, 0]],
      [[1, 0, 0, 0, [2, 0, []]]],
      [[[1], 0, 0, 0, []]],
      [[1, 0, 0, 0, 5, []]],
      [[1, 'x', 0, 0, []]],
      [[1, -2, 0, 0, []]],
    ])('refused by name: %j', async (tree) => {
      expect(await failure(withTree(tree))).toMatchObject({ code: 'wrong-type', field: 'trace_tree' });
    });

    it('no number and no depth can exhaust anything', async () => {
      expect(await code(withTree([2 ** 31, 0, 0, 0, []]))).toBe('value-range');
      let deep: unknown[] = [];
      for (let i = 0; i < 1100; i++) deep = [1, 0, 0, 0, deep];
      expect(await code(withTree(deep))).toBe('too-deep');
    });
  });

  it('finds columns by name, whatever their order, and ignores new ones', async () => {
    const text = changed((j) => {
      j.snapshot.meta.node_fields = ['new', 'edge_count', 'id', 'name', 'type', 'self_size'];
      j.snapshot.meta['node_types'] = [
        'number',
        'number',
        'number',
        'string',
        ['hidden', 'object', 'synthetic'],
        'number',
      ];
      j.nodes = [9, 2, 1, 0, 2, 0, 9, 1, 3, 1, 1, 16, 9, 0, 5, 2, 1, 24];
    });
    const c = await parseText(text);
    expect([...c.nodes.type]).toEqual([2, 1, 1]);
    expect([...c.nodes.selfSize]).toEqual([0, 16, 24]);
    expect([...c.nodes.firstEdge]).toEqual([0, 2, 3, 3]);
    expect(c.nodes.detachedness).toBeNull();
  });

  it('reads locations of three and of five fields', async () => {
    const three = await parseText(
      changed((j) => {
        j.snapshot.meta.location_fields = ['object_index', 'script_id', 'line'];
        j.locations = [12, 4, 8];
      }),
    );
    expect(three.locations).toMatchObject({
      count: 1,
      node: Uint32Array.of(2),
      line: Int32Array.of(8),
      column: Int32Array.of(0),
      scriptObject: null,
    });
    const five = await parseText(
      changed((j) => {
        j.snapshot.meta.location_fields = ['object_index', 'script_id', 'script_object_index', 'line', 'column'];
        j.locations = [6, 4, 12, 8, 3];
      }),
    );
    expect(five.locations).toMatchObject({
      scriptObject: Uint32Array.of(2),
      line: Int32Array.of(8),
      column: Int32Array.of(3),
    });
  });

  it('keeps sizes of 2^32 and more', async () => {
    const c = await parseText(
      changed((j) => {
        j.nodes[9] = 5_000_000_000;
      }),
    );
    expect(c.nodes.selfSize).toEqual(Float64Array.of(0, 5_000_000_000, 24));
  });

  it('takes integers in any JSON notation', async () => {
    const text = JSON.stringify(tiny()).replace('"nodes":[2,0,1,0,2', '"nodes":[2.0,0e5,10E-1,-0,2');
    expect(seen(await parseText(text, {}, [1]))).toEqual(oracle(tiny()));
  });

  it('treats a count of 0 in the header as unknown (Hermes)', async () => {
    const c = await parseText(
      changed((j) => {
        j.snapshot.node_count = 0;
        j.snapshot.edge_count = 0;
      }),
    );
    expect([c.nodes.count, c.edges.count]).toEqual([3, 3]);
  });

  it('unescapes strings: every escape, pairs, lone surrogates', async () => {
    const strings = String.raw`["","\"\\\/\b\f\n\r\t","\u00e9\u65e5","\ud83d\ude00","\ud83d","\ude00x","\ud83d\ud83d\ude00","\ud83dA","\ud83d\n","é日😀"]`;
    const text = JSON.stringify(tiny()).replace('["","alpha","beta"]', strings);
    for (const sizes of [[1], [1 << 20]]) {
      const c = await parseText(text, {}, sizes);
      expect(Array.from({ length: c.strings.count }, (_, i) => stringAt(c.strings, i))).toEqual([
        '',
        '"\\/\b\f\n\r\t',
        'é日',
        '😀',
        '\uFFFD',
        '\uFFFDx',
        '\uFFFD😀',
        '\uFFFDA',
        '\uFFFD\n',
        'é日😀',
      ]);
    }
  });

  it('holds strings that outgrow their piece', async () => {
    const long = 'x'.repeat(3 << 20);
    const c = await parseText(
      changed((j) => {
        j.strings = ['', '', 'beta', long, 'after', `${long}y`, 'end'];
      }),
    );
    expect(Array.from({ length: c.strings.count }, (_, i) => stringAt(c.strings, i))).toEqual([
      '',
      '',
      'beta',
      long,
      'after',
      `${long}y`,
      'end',
    ]);
    expect(c.strings.pieces.length).toBeGreaterThan(1);
  });

  it('reports progress and keeps unknown scalars of the header', async () => {
    const sections: string[] = [];
    const text = changed((j) => {
      j.snapshot['title'] = 'x';
      j.snapshot['extra_native_bytes'] = 77;
      j['pad'] = 'p'.repeat(9 << 20);
    });
    const c = await parseText(text, {
      totalBytes: text.length,
      onProgress: (p) => sections.push(`${p.section} ${p.bytesRead} of ${p.totalBytes}`),
    });
    expect(sections).toEqual([
      `pad ${4 << 20} of ${text.length}`,
      `pad ${8 << 20} of ${text.length}`,
      ` ${text.length} of ${text.length}`,
    ]);
    expect(c.header).toMatchObject({ extra: { title: 'x' }, extraNativeBytes: 77, rootOrdinal: 0 });
  });

  it('stops when told to, even while the source stalls', async () => {
    const controller = new AbortController();
    const stalled = (async function* () {
      yield bytesOf('{');
      await new Promise(() => undefined);
    })();
    const parsing = parseSnapshot(stalled, { signal: controller.signal, name: 'a.heapsnapshot' });
    setTimeout(() => controller.abort(), 5);
    await expect(parsing).rejects.toMatchObject({ code: 'aborted', source: 'a.heapsnapshot' });
  });

  it('hands over every buffer once', async () => {
    const c = await parseText(JSON.stringify(tiny()));
    const copy = structuredClone(c, { transfer: transferables(c) });
    expect(copy.nodes.count).toBe(3);
    expect(c.nodes.type.length + c.edges.toNode.length + c.strings.offset.length).toBe(0);
  });
});

describe('refusing', () => {
  it('names the fault and its place', async () => {
    const good = JSON.stringify(tiny());
    const cases: readonly (readonly [string, string, string | null])[] = [
      ['', 'empty', null],
      ['  \n', 'empty', null],
      ['hello', 'not-json', null],
      ['[1,2]', 'not-a-snapshot', null],
      ['{}', 'not-a-snapshot', 'snapshot'],
      ['{"traceEvents":[{"ph":"X"}]}', 'is-trace', 'traceEvents'],
      ['{"snapshot":{}}', 'not-a-snapshot', 'snapshot.meta'],
      ['{"head":{"callFrame":{}},"samples":[{"size":1}]}', 'heap-profile', 'samples'],
      ['{"head":{"callFrame":{}},"samples":[]}', 'heap-profile', 'head'],
      ['{"nodes":[{"id":1}],"startTime":1}', 'cpu-profile', 'nodes'],
      ['{"startTime":1,"nodes":[]}', 'cpu-profile', null],
      [`${good}\n${good}`, 'joined', null],
      [good.replace('"edges":[2', '"edges":[2 2'), 'not-json', 'edges'],
      [good.replace('"edges":[2', '"edges":[02'), 'not-json', 'edges'],
      [good.replace('"edges":[2', '"edges":[1.5'), 'value-range', 'edges'],
      [good.replace('"edges":[2', '"edges":[-1'), 'value-range', 'edges.type'],
      [good.replace('"alpha"', '"al\npha"'), 'not-json', 'strings'],
      [good.replace('"alpha"', '"al\\xpha"'), 'not-json', 'strings'],
      [good.replace('"alpha"', '7'), 'wrong-type', 'strings'],
      [good.replace('"nodes":[2', '"nodes":["2"'), 'wrong-type', 'nodes'],
      [good.replace('"strings":[', '"more":[],"strings":{'), 'wrong-type', 'strings'],
      [good.replace('"nodes"', '"notes"'), 'missing-section', 'nodes'],
      [good.replace('"edges"', '"hedges"'), 'missing-section', 'edges'],
      [good.replace('"strings"', '"things"'), 'missing-section', 'strings'],
      [good.replace('"snapshot"', '"snapchat"'), 'missing-section', 'snapshot'],
      [good.replace('"samples":[]', '"nodes":[]'), 'duplicate-section', 'nodes'],
      [
        changed((j) => {
          j.snapshot.node_count = 4;
        }),
        'count-mismatch',
        'snapshot.node_count',
      ],
      [
        changed((j) => {
          j.snapshot.edge_count = 9e15;
        }),
        'count-mismatch',
        'snapshot.edge_count',
      ],
      [
        changed((j) => {
          j.snapshot.node_count = -1;
        }),
        'bad-header',
        'snapshot.node_count',
      ],
      [
        changed((j) => {
          j.nodes.push(1);
        }),
        'row-incomplete',
        'nodes',
      ],
      [
        changed((j) => {
          j.nodes.length = 0;
          j.snapshot.node_count = 0;
        }),
        'bad-header',
        'nodes',
      ],
      [
        changed((j) => {
          j.edges.pop();
        }),
        'row-incomplete',
        'edges',
      ],
      [
        changed((j) => {
          j.nodes[4] = 3;
        }),
        'edge-sum',
        'nodes.edge_count',
      ],
      [
        changed((j) => {
          j.nodes[0] = 4;
        }),
        'type-range',
        'nodes.type',
      ],
      [
        changed((j) => {
          j.edges[0] = 4;
        }),
        'type-range',
        'edges.type',
      ],
      [
        changed((j) => {
          j.edges[2] = 7;
        }),
        'node-range',
        'edges.to_node',
      ],
      [
        changed((j) => {
          j.edges[2] = 18;
        }),
        'node-range',
        'edges.to_node',
      ],
      [
        changed((j) => {
          j.locations = [18, 0, 0, 0];
        }),
        'node-range',
        'locations.object_index',
      ],
      [
        changed((j) => {
          j.nodes[7] = 3;
        }),
        'string-range',
        'nodes.name',
      ],
      [
        changed((j) => {
          j.edges[1] = 3;
        }),
        'string-range',
        'edges.name_or_index',
      ],
      [
        changed((j) => {
          j.nodes[8] = -1;
        }),
        'value-range',
        'nodes.id',
      ],
      [
        changed((j) => {
          j.snapshot.meta.node_fields.splice(2, 1);
        }),
        'bad-header',
        'snapshot.meta.node_fields.id',
      ],
      [
        changed((j) => {
          j.snapshot.meta['node_types'] = [];
        }),
        'bad-header',
        'snapshot.meta.node_types',
      ],
      [`{"a":${'['.repeat(100_000)}`, 'too-deep', 'a'],
    ];
    for (const [text, expected, field] of cases) {
      const error = await failure(text);
      expect([error.code, error.field], text.slice(0, 80)).toEqual([expected, field]);
    }
  });

  it('points at the byte', async () => {
    const text = changed((j) => {
      j.edges[5] = 13;
    });
    expect(await failure(text)).toMatchObject({
      code: 'node-range',
      offset: text.indexOf('1,7,13'),
      params: { value: 13 },
    });
    const name = changed((j) => {
      j.nodes[13] = 99;
    });
    expect(await failure(name)).toMatchObject({
      code: 'string-range',
      offset: name.indexOf('1,99,5'),
      params: { value: 99, limit: 3 },
    });
  });

  it('checks what came before its header just the same', async () => {
    const late = (j: SnapshotJson): string =>
      JSON.stringify({
        strings: j.strings,
        edges: j.edges,
        locations: j.locations,
        nodes: j.nodes,
        snapshot: j.snapshot,
      });
    expect(seen(await parseText(late(tiny())))).toEqual(oracle(tiny()));
    const bad = tiny();
    bad.edges[2] = 7;
    expect(await failure(late(bad))).toMatchObject({ code: 'node-range', field: 'edges.to_node', offset: null });
  });

  it('takes no memory on a header’s word', async () => {
    const text = changed((j) => {
      j.snapshot.node_count = 4e9;
    });
    expect(await failure(bytesOf(text), text.length)).toMatchObject({
      code: 'count-mismatch',
      params: { expected: 4e9, actual: 3 },
    });
  });

  it('tells a cut gzip from a damaged one', async () => {
    const bytes = new Uint8Array(gzipSync(realSnapshot().subarray(0, 200_000)));
    expect(await code(bytes.subarray(0, bytes.length - 40))).toBe('gzip-truncated');
    expect(await code(bytes.subarray(0, 2))).toBe('gzip-truncated');
    const damaged = bytes.slice();
    damaged.fill(0xff, 10, 400);
    expect(await code(damaged)).toBe('gzip-corrupt');
    expect(await code(new Uint8Array(gzipSync(new Uint8Array(0))))).toBe('empty');
  });

  it('passes on why the source failed', async () => {
    const source = (async function* () {
      yield bytesOf('{"a":');
      throw new Error('disk gone');
    })();
    await expect(parseSnapshot(source)).rejects.toMatchObject({ code: 'read-failed', params: { reason: 'disk gone' } });
  });
});

describe('before reading', () => {
  it('finds the header among the first bytes, plain or gzip', async () => {
    const bytes = realSnapshot();
    const header = await readHeader(bytes.subarray(0, 8192));
    expect(header?.nodeCount).toBeGreaterThan(10_000);
    expect(await readHeader(new Uint8Array(gzipSync(bytes)).subarray(0, 8192))).toEqual(header);
    expect(await readHeader(bytes.subarray(0, 100))).toBeNull();
    expect(await readHeader(bytesOf('no'))).toBeNull();
  });

  it('estimates at least what the columns take, and not much more', async () => {
    const bytes = realSnapshot();
    const c = await parseSnapshot(chunked(bytes, [1 << 20]), { totalBytes: bytes.length });
    const taken = transferables(c).reduce((sum, b) => sum + b.byteLength, 0);
    for (const header of [null, c.header]) {
      const { columnBytes } = estimateMemory({ fileBytes: bytes.length, header });
      expect(columnBytes).toBeGreaterThanOrEqual(taken * 0.95);
      expect(columnBytes).toBeLessThan(taken * 2.5);
    }
  });
});
