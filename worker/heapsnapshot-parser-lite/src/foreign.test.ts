import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseSnapshot, SnapshotError } from './index.ts';
import { parseBeside, parseEdges } from './threads.ts';
import { bytesOf, changed, chunked, parseText, plain, realSnapshot, tiny } from './testing/samples.ts';

const good = JSON.stringify(tiny());
const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
const filler = new Array<number>(2000).fill(7);

async function codeOf(file: Uint8Array, sizes = [1 << 20], name = 'a.heapsnapshot'): Promise<string> {
  try {
    await parseSnapshot(chunked(file, sizes), { name, totalBytes: file.length });
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
  return 'read';
}

describe('another kind of file is told by its first bytes', () => {
  const chunk = JSON.stringify({ method: 'HeapProfiler.addHeapSnapshotChunk', params: { chunk: good } });
  const protobuf = bytes([0x0a, 0x04, 0x08, 0x01, 0x10, 0x02, 0x0a, 0x10, 0x08, 0xff, 0xff, 0x03]);
  const kinds: readonly (readonly [string, Uint8Array])[] = [
    ['is-zip', bytes('PK\x03\x04', filler)],
    ['is-archive', bytes('7z\xbc\xaf\x27\x1c', filler)],
    ['is-archive', bytes('1.heapsnapshot', new Array<number>(243).fill(0), 'ustar\x0000', filler)],
    ['is-archive', new Uint8Array(gzipSync(bytes('a', new Array<number>(256).fill(0), 'ustar', filler)))],
    ['is-zstd', bytes('\x28\xb5\x2f\xfd', filler)],
    ['is-xz', bytes('\xfd7zXZ\x00', filler)],
    ['is-bzip2', bytes('BZh91AY', filler)],
    ['is-zlib', new Uint8Array(deflateSync(good))],
    ['is-hprof', bytes('JAVA PROFILE 1.0.2\x00', filler)],
    ['is-dotnet-dump', bytes('!FastSerialization.1', filler)],
    ['is-core-dump', bytes('\x7fELF\x02\x01\x01\x00', filler)],
    ['is-protobuf', bytes([...protobuf], filler)],
    ['is-protobuf', new Uint8Array(gzipSync(bytes([...protobuf], filler)))],
    ['is-lfs-pointer', bytesOf('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n')],
    ['is-utf16', new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]))],
    ['is-utf16', new Uint8Array(Buffer.from(good, 'utf16le'))],
    ['is-protocol-chunks', bytesOf(`${chunk}\n${chunk}\n`)],
    ['is-protocol-chunks', bytesOf(JSON.stringify([good.slice(0, 300), good.slice(300)]))],
    ['is-json-string', bytesOf(JSON.stringify(good))],
    ['is-base64', bytesOf(Buffer.from(good).toString('base64'))],
    ['is-html', bytesOf('<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>')],
    ['is-binary', bytes('\x89PNG\x0d\x0a\x1a\x0a', filler)],
    [
      'is-javascriptcore',
      bytesOf(JSON.stringify({ version: 2, type: 'Inspector', nodes: [0, 0], nodeClassNames: ['x'] })),
    ],
    ['is-javascriptcore', bytesOf(JSON.stringify({ version: 1, timestamp: 1, title: 'x', snapshotData: '{}' }))],
    ['is-trace', bytesOf(JSON.stringify({ traceEvents: [] }))],
    ['is-diagnostic-report', bytesOf(JSON.stringify({ header: {}, javascriptHeap: {} }))],
    ['joined', bytesOf(`${good}\n${good}`)],
    ['gzip-nested', new Uint8Array(gzipSync(gzipSync(gzipSync(good))))],
    ['zeros-inside', bytesOf(good.replace('"nodes":[2,0,1', '"nodes":[2\0\0\0\0'))],
  ];
  it.each(kinds)('%s', async (code, file) => {
    expect(await codeOf(file)).toBe(code);
    expect(await codeOf(file, [1])).toBe(code);
  });

  it('tells brotli by its name alone, since its bytes have no mark', async () => {
    const packed = new Uint8Array(brotliCompressSync(good.repeat(50)));
    expect(await codeOf(packed, [7], 'a.heapsnapshot.br')).toBe('is-brotli');
    expect(['is-binary', 'not-json']).toContain(await codeOf(packed, [7]));
  });
});

describe('a snapshot with something around it is read, with a remark', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['text-before', `Defaulted container "app" out of: app, sidecar\n${good}`, 47],
    ['text-before', `{"level":30,"msg":"writing"}\n${good}`, 29],
    ['text-after', `${good}\nHeap snapshot written\n`, 19],
    ['text-after', `${good}x`, 1],
    ['zeros-after', good + '\0'.repeat(4096), 4096],
    ['wrapped', `{"profile":${good}}`, 11],
    ['wrapped', `\ufeff{ "result": {"profile":${good}, "title": "x"} }`, 26],
  ];
  it.each(cases)('%s: %.30s…', async (code, text, count) => {
    const expected = plain(await parseText(good));
    for (const sizes of [[1 << 20], [1], [100]]) {
      const { remarks, ...columns } = await parseText(text, { totalBytes: text.length }, sizes);
      expect(remarks).toEqual([{ code, count }]);
      expect(plain(columns)).toEqual(expected);
    }
  });

  it('reads gzip in gzip, and knows nothing to remark on a good file', async () => {
    const packed = new Uint8Array(gzipSync(gzipSync(good)));
    expect(plain(await parseSnapshot(chunked(packed, [50])))).toEqual(plain(await parseText(good)));
    expect(await parseText(good)).not.toHaveProperty('remarks');
    expect(await parseSnapshot(chunked(realSnapshot(), [1 << 16]))).not.toHaveProperty('remarks');
  });

  it('remarks on strings that nothing uses: a chunk of them may stand there twice', async () => {
    const doubled = changed((json) => {
      json.strings.push('beta', 'gamma');
    });
    expect((await parseText(doubled)).remarks).toEqual([{ code: 'spare-strings', count: 2 }]);
  });

  it('gives the place of a fault in the file, whatever stands before', async () => {
    const before = 'two lines\nof log\n';
    const bad = good.replace('"edges":[2', '"edges":[2 2');
    const offsetOf = async (text: string): Promise<number> => {
      const error: unknown = await parseText(text).catch((reason: unknown) => reason);
      return error instanceof SnapshotError ? (error.offset ?? -1) : -1;
    };
    expect(await offsetOf(before + bad)).toBe((await offsetOf(bad)) + before.length);
  });

  it('is shared by two readers all the same', async () => {
    const file = Buffer.concat([Buffer.from('a line\n'), realSnapshot()]);
    const source = (): AsyncGenerator<Uint8Array> => chunked(new Uint8Array(file), [1 << 16]);
    const columns = await parseBeside(source(), parseEdges(source()), { totalBytes: file.length });
    expect(columns?.remarks).toEqual([{ code: 'text-before', count: 7 }]);
  });
});
