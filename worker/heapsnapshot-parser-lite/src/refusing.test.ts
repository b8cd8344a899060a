import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseSnapshot } from './index.ts';
import {
  bytesOf,
  changed,
  code,
  failure,
  oracle,
  parseText,
  realSnapshot,
  seen,
  tiny,
  type SnapshotJson,
} from './testing/samples.ts';

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
