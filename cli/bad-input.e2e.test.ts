// The built command on input that is damaged, something else, or merely unusual. Real snapshots, changed in one place.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateInspect } from '../worker/report/testing/validate.ts';
import { builtCommand, heapdelta, recorded } from './testing/built.ts';

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; edge_fields: string[] }; node_count: number; edge_count: number };
  nodes: number[];
  edges: number[];
  strings: string[];
}

const good = gunzipSync(readFileSync(recorded('session-map-node20', 1)[0]));
const parse = (): Snapshot => JSON.parse(good.toString('utf8')) as Snapshot;
const changed = (change: (snapshot: Snapshot) => void): string => {
  const snapshot = parse();
  change(snapshot);
  return JSON.stringify(snapshot);
};
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-e2e-'));
  await builtCommand();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

/** Name, content, and what the one line must say. */
const BAD: readonly (readonly [string, () => string | Uint8Array, RegExp])[] = [
  ['empty.heapsnapshot', () => '', /the file is empty/],
  ['blank.heapsnapshot', () => ' \n\n ', /empty|not JSON|ends too early/],
  [
    'truncated-nodes.heapsnapshot',
    () => good.subarray(0, Math.floor(good.length / 3)),
    /ends too early.*\(.*byte \d+\)/,
  ],
  ['truncated-strings.heapsnapshot', () => good.subarray(0, good.length - 20), /ends too early.*\(.*byte \d+\)/],
  ['truncated-head.heapsnapshot', () => good.subarray(0, 100), /ends too early/],
  [
    'cut.heapsnapshot.gz',
    () => gzipSync(good).subarray(0, 100_000),
    /gzip file ends too early \(in the compressed data\)/,
  ],
  [
    'damaged.heapsnapshot.gz',
    () => Buffer.concat([gzipSync(good).subarray(0, 5000), Buffer.alloc(5000, 0xff)]),
    /gzip file|cannot stand there|not JSON|points to/,
  ],
  ['text.heapsnapshot', () => 'hello, this is a log file\n', /not JSON/],
  ['binary.heapsnapshot', () => Buffer.from([0, 1, 2, 3, 255, 254]), /binary data/],
  ['page.heapsnapshot', () => '<!doctype html><title>404</title>', /this is a web page/],
  ['pack.zip', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(600, 7)]), /zip archive.*unpack it/],
  ['pointer.heapsnapshot', () => 'version https://git-lfs.github.com/spec/v1\noid sha256:4d\n', /git lfs pull/],
  [
    'bun.heapsnapshot',
    () => JSON.stringify({ version: 2, type: 'Inspector', nodes: [0, 0, 0], nodeClassNames: ['<root>'], edges: [] }),
    /JavaScriptCore \(Bun, Safari\).*generateHeapSnapshot\('v8'\)/,
  ],
  [
    'chunks.ndjson',
    () => JSON.stringify({ method: 'HeapProfiler.addHeapSnapshotChunk', params: { chunk: '{"snapshot":{' } }),
    /join the params\.chunk/,
  ],
  ['twice.heapsnapshot', () => Buffer.concat([good, good]), /two snapshots stand in one file/],
  ['hole.heapsnapshot', () => Buffer.from(good).fill(0, 200_000, 204_096), /zeros where text must be/],
  ['other.heapsnapshot', () => '{"name":"package","version":"1.0.0"}', /not a heap snapshot/],
  ['array.heapsnapshot', () => '[1,2,3]', /not a heap snapshot/],
  ['number.heapsnapshot', () => '42', /not a heap snapshot/],
  [
    'sampling.heapprofile',
    () =>
      JSON.stringify({
        head: {
          callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
          selfSize: 0,
          id: 1,
          children: [],
        },
        samples: [],
      }),
    /\.heapprofile/,
  ],
  [
    'run.cpuprofile',
    () =>
      JSON.stringify({
        nodes: [
          {
            id: 1,
            callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
            hitCount: 0,
            children: [],
          },
        ],
        startTime: 1,
        endTime: 2,
        samples: [1],
        timeDeltas: [0],
      }),
    /\.cpuprofile/,
  ],
  [
    'node-count.heapsnapshot',
    () =>
      changed((s) => {
        s.snapshot.node_count += 5;
      }),
    /promises \d+ rows but the file has \d+/,
  ],
  [
    'edge-count.heapsnapshot',
    () =>
      changed((s) => {
        s.snapshot.edge_count -= 1;
      }),
    /promises \d+ rows but the file has \d+/,
  ],
  [
    'to-node-far.heapsnapshot',
    () =>
      changed((s) => {
        s.edges[2] = s.nodes.length;
      }),
    /points to \d+, where no object is/,
  ],
  [
    'to-node-odd.heapsnapshot',
    () =>
      changed((s) => {
        s.edges[2] += 1;
      }),
    /points to \d+, where no object is/,
  ],
  [
    'string-index.heapsnapshot',
    () =>
      changed((s) => {
        s.nodes[1] = s.strings.length;
      }),
    /points to text \d+ but there are only \d+/,
  ],
  [
    'negative.heapsnapshot',
    () =>
      changed((s) => {
        s.nodes[3] = -5;
      }),
    /cannot stand there|not JSON/,
  ],
  [
    'no-edges.heapsnapshot',
    () =>
      changed((s) => {
        delete (s as Partial<Snapshot>).edges;
      }),
    /missing.*\(in edges/,
  ],
  [
    'no-meta.heapsnapshot',
    () =>
      changed((s) => {
        delete (s.snapshot as Partial<Snapshot['snapshot']>).meta;
      }),
    /header|not a heap snapshot/,
  ],
  ['deep.heapsnapshot', () => `{"snapshot":${'['.repeat(100_000)}`, /nested deeper|ends too early|wrong form/],
];

describe('an input that cannot be read: exit 3, nothing on stdout, one line with file, place and remedy', () => {
  it.each(BAD.map(([name, make, says]) => ({ name, make, says })))('$name', async ({ name, make, says }) => {
    const file = await save(name, make());
    const { exit, stdout, stderr } = await heapdelta(['inspect', file, '--json']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^heapdelta: [^\n]+: [^\n]+: [^\n]+\n$/);
    expect(stderr).toContain(`heapdelta: ${file}: `);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\bat .*\.(?:ts|mjs|js):\d+|Error:/);
    expect(exit).toBe(3);
  });

  it('names the bad one among good ones, in the words of the reader', async () => {
    const file = await save('bad.heapsnapshot', good.subarray(0, 5000));
    const [first] = recorded('session-map-node20', 1);
    const { exit, stdout, stderr } = await heapdelta(['diff', first, file, '--lang', 'ko']);
    expect([exit, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^heapdelta: .*bad\.heapsnapshot: 파일이 중간에 끊겼습니다[^\n]*\n$/);
  });

  it('a missing file, a folder and a file that may not be read', async () => {
    const missing = await heapdelta(['diff', 'no/such.heapsnapshot', path.join(folder, 'nor-this')]);
    expect(missing).toMatchObject({ exit: 3, stdout: '' });
    expect(
      missing.stderr
        .split('\n')
        .filter((line) => /there is no such file(?: \(looked for .*\))?: check the path/.test(line)),
    ).toHaveLength(2);
    expect(await heapdelta(['inspect', folder])).toMatchObject({
      exit: 3,
      stdout: '',
      stderr: expect.stringContaining('this is a folder'),
    });
  });

  it.skipIf(process.platform === 'win32')(
    'a named pipe is refused at once, since opening it waits for a writer',
    async () => {
      const file = path.join(folder, 'pipe.heapsnapshot');
      await promisify(execFile)('mkfifo', [file]);
      for (const args of [
        ['inspect', file],
        ['diff', recorded('session-map-node20', 1)[0], file],
      ]) {
        const { exit, stdout, stderr } = await heapdelta(args);
        expect([exit, stdout]).toEqual([3, '']);
        expect(stderr).toContain('this is a pipe or a device, which can be read only once: write it into a file first');
      }
    },
  );

  it('what was cut, joined or typed wrongly is never said to have been changed', async () => {
    const { errors } = await import('../worker/messages/en/errors.ts');
    const told = Object.entries(errors).filter(([code]) => /^(?!file-changed|report|heapdelta)/.test(code));
    expect(told.filter(([, text]) => /was (?:cut or )?changed/.test(text))).toEqual([]);
  });

  it('a file name cannot write to the terminal', async () => {
    const file = await save('a\u001b[2Jb.heapsnapshot', 'no');
    const { exit, stderr } = await heapdelta(['inspect', file]);
    expect(exit).toBe(3);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('a snapshot with something around it gives the same numbers, and a remark', () => {
  it.each([
    [
      'log-before',
      () => Buffer.concat([Buffer.from('Defaulted container "app"\n'), good]),
      'file-text-before',
      /before/,
    ],
    ['log-after', () => Buffer.concat([good, Buffer.from('\nwritten\n')]), 'file-text-after', /stand after/],
    ['zeros', () => Buffer.concat([good, Buffer.alloc(4096)]), 'file-zeros-after', /4\.1 kB of zeros/],
    ['wrapped', () => `{"profile":${good.toString('utf8')}}`, 'file-wrapped', /inside another object/],
  ] as const)('%s', async (name, make, code, says) => {
    const plain = await heapdelta(['inspect', recorded('session-map-node20', 1)[0], '--json']);
    const file = await save(`${name}.heapsnapshot`, make());
    const got = await heapdelta(['inspect', file, '--json']);
    expect([got.exit, got.stderr]).toEqual([0, '']);
    const inspection = JSON.parse(got.stdout) as { constructors: unknown; warnings: readonly { code: string }[] };
    expect(validateInspect(inspection)).toEqual([]);
    expect(inspection.constructors).toEqual((JSON.parse(plain.stdout) as { constructors: unknown }).constructors);
    expect(inspection.warnings.map((warning) => warning.code)).toEqual([code]);
    expect((await heapdelta(['inspect', file, '--top', '1'])).stdout.replace(/\s+/g, ' ')).toMatch(says);
  });
});

describe('unusual but valid input gives the same numbers', () => {
  let expected: string | null = null;
  const reordered = (): string => {
    const { snapshot, strings, edges, nodes, ...rest } = parse();
    return JSON.stringify({ strings, extra: { unknown: [1, { deep: [] }] }, ...rest, edges, snapshot, nodes });
  };
  it.each([
    ['plain.heapsnapshot', (): string | Uint8Array => good],
    ['packed.heapsnapshot.gz', () => gzipSync(good)],
    ['packed-without-ending', () => gzipSync(good)],
    ['bom.heapsnapshot', () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good])],
    ['pretty.heapsnapshot', () => JSON.stringify(parse(), null, 2)],
    ['reordered.heapsnapshot', reordered],
    ['timeline.heaptimeline', () => changed((s) => Object.assign(s, { samples: [1000, 5, 2000, 9] }))],
  ])('%s', async (name, make) => {
    expected ??= (await heapdelta(['inspect', recorded('session-map-node20', 1)[0], '--json'])).stdout;
    const got = await heapdelta(['inspect', await save(name, make()), '--json']);
    expect([got.exit, got.stderr]).toEqual([0, '']);
    const inspection = JSON.parse(got.stdout) as { constructors: unknown };
    expect(validateInspect(inspection)).toEqual([]);
    expect(inspection.constructors).toEqual((JSON.parse(expected) as { constructors: unknown }).constructors);
  });
});
