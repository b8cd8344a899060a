import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { estimateMemory, parseSnapshot, readHeader, stringAt, transferables } from './index.ts';
import {
  bytesOf,
  changed,
  chunked,
  code,
  failure,
  oracle,
  parseText,
  plain,
  realSnapshot,
  seen,
  tiny,
  type SnapshotJson,
} from './testing/samples.ts';

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
