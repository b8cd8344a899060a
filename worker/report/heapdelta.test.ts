// The shared file: what goes in comes out, it stays small, and a hostile one does nothing but give a coded error.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeHeapdelta,
  decodeJsonReport,
  encodeHeapdelta,
  encodeJsonReport,
  HeapdeltaError,
  isHeapdelta,
  MAX_FILE_ROWS,
  MAX_RATIO,
  prunePathTree,
} from './heapdelta.ts';
import { redactReport } from './redact/index.ts';
import { sampleReport } from './testing/sample.ts';
import { validateReport } from './testing/validate.ts';
import type { PathTreeNode } from './types.ts';

const report = sampleReport({ extraConstructors: 50 });

/** A file with any content under a header that is right, unless told otherwise. */
function file(
  content: string | Uint8Array,
  header: { readonly major?: number; readonly length?: number; readonly raw?: Uint8Array } = {},
): Uint8Array {
  const text = Buffer.from(content);
  const packed = header.raw ?? gzipSync(text);
  const bytes = Buffer.alloc(16 + packed.length);
  Buffer.from([0x89, 0x48, 0x44, 0x4c, 0x54, 0x0d, 0x0a, 0x1a]).copy(bytes);
  bytes.writeUInt16LE(header.major ?? 1, 8);
  bytes.writeUInt32LE(header.length ?? text.length, 12);
  Buffer.from(packed).copy(bytes, 16);
  return bytes;
}
/** Rows as small as they can be, no two alike. */
const manyRows = (rows: number): unknown[] =>
  Array.from({ length: rows }, (_, i) => ({
    ...report.constructors[0],
    source: undefined,
    name: `C${(i * 2_654_435_761) % 4_294_967_296}`,
  }));
/** Half a million objects and arrays in an order that packs badly. */
function manyContainers(): string {
  let state = 1;
  const next = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 2 === 0 ? '{}' : '[]';
  };
  return Array.from({ length: 500_000 }, next).join();
}
/** A file of two gzip streams one behind the other, which some tools read as one. */
function joined(first: string, second: string): Uint8Array {
  const raw = Buffer.concat([gzipSync(first), gzipSync(second)]);
  return file('', { raw, length: Buffer.byteLength(first) + Buffer.byteLength(second) });
}
const whole = (inner: unknown): string =>
  JSON.stringify({ format: 'heapdelta', version: 1, date: null, report: inner, notes: [], accepted: [] });
const refusal = (bytes: Uint8Array): Promise<unknown> =>
  decodeHeapdelta(bytes).then(
    () => null,
    (reason: unknown) => (reason instanceof HeapdeltaError ? [reason.code, reason.where] : reason),
  );

describe('encode, decode', () => {
  it('gives back the same report, notes, accepted findings and date', async () => {
    const accepted = [{ fingerprint: report.findings[1].fingerprint, reason: 'bounded elsewhere' }];
    const bytes = await encodeHeapdelta(report, {
      notes: ['looked at on Monday', '메모'],
      accepted,
      date: '2026-03-05T10:00:00Z',
    });
    expect(isHeapdelta(bytes)).toBe(true);
    expect(await decodeHeapdelta(bytes)).toEqual({
      report,
      notes: ['looked at on Monday', '메모'],
      accepted,
      date: '2026-03-05T10:00:00Z',
    });
  });

  it('keeps the report byte for byte', async () => {
    const clean = redactReport(report).report;
    const read = await decodeHeapdelta(await encodeHeapdelta(clean));
    expect(JSON.stringify(read.report)).toBe(JSON.stringify(clean));
    expect(validateReport(read.report)).toEqual([]);
  });

  it('takes accepted findings from the report when none are given', async () => {
    const known = { status: 'accepted' as const, reason: 'expected' };
    const marked = {
      ...report,
      findings: report.findings.map((finding, i) => (i === 0 ? { ...finding, known } : finding)),
    };
    expect((await decodeHeapdelta(await encodeHeapdelta(marked))).accepted).toEqual([
      { fingerprint: report.findings[0].fingerprint, reason: 'expected' },
    ]);
  });

  it('writes the same bytes for the same report', async () => {
    expect(Buffer.compare(await encodeHeapdelta(report), await encodeHeapdelta(report))).toBe(0);
  });

  it('stays under a megabyte with 20,000 constructors', async () => {
    expect((await encodeHeapdelta(sampleReport({ extraConstructors: 20_000 }))).length).toBeLessThan(1_000_000);
  });

  it('reads what a later minor version added, and leaves it out', async () => {
    const later = JSON.stringify({ format: 'heapdelta', version: 1, report: { ...report, later: true }, later: [1] });
    expect((await decodeHeapdelta(file(later))).report).toEqual(report);
  });
});

describe('hostile files', () => {
  it.each<[string, Uint8Array, string, string | null]>([
    ['empty', new Uint8Array(), 'heapdelta-not', null],
    ['a snapshot', Buffer.from('{"snapshot":{'), 'heapdelta-not', null],
    ['only the magic', file('').subarray(0, 9), 'heapdelta-truncated', null],
    ['of a later version', file(whole(report), { major: 2 }), 'heapdelta-newer', null],
    ['of version 0', file(whole(report), { major: 0 }), 'heapdelta-older', null],
    ['cut short', file(whole(report)).subarray(0, 900), 'heapdelta-truncated', null],
    ['not compressed', file('{}', { raw: Buffer.from('{}{}{}{}') }), 'heapdelta-corrupt', null],
    ['promising too much', file('{}', { length: 0xffffffff }), 'heapdelta-too-large', null],
    ['growing beyond its promise', file('x'.repeat(1_000_000), { length: 100 }), 'heapdelta-corrupt', 'length'],
    ['shorter than its promise', file('{}', { length: 100 }), 'heapdelta-truncated', null],
    ['deeply nested', file('['.repeat(100_000) + ']'.repeat(100_000)), 'heapdelta-too-deep', null],
    ['not JSON', file('{"a":'), 'heapdelta-corrupt', null],
    ['not UTF-8', file(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 'heapdelta-corrupt', null],
    ['of another format', file('{"format":"zip"}'), 'heapdelta-wrong-form', 'format'],
    ['without a report', file(whole(null)), 'heapdelta-wrong-form', 'report'],
    [
      'with a wrong field',
      file(whole({ ...report, growth: { ...report.growth, totalBytes: 'x' } })),
      'heapdelta-wrong-form',
      'report.growth.totalBytes',
    ],
    [
      'with a number whose sums are infinite',
      file(whole(report).replace(/"totalBytes":-?\d+/, '"totalBytes":1e308')),
      'heapdelta-wrong-form',
      'report.growth.totalBytes',
    ],
    [
      'with such a number among the rows',
      file(whole({ ...report, findings: [{ ...report.findings[0], exclusiveBytes: 2 ** 60 + 1024 }] })),
      'heapdelta-wrong-form',
      'report.findings.0.exclusiveBytes',
    ],
    ['of two parts', joined(whole(report), whole(report)), 'heapdelta-joined', null],
    ['followed by an empty part', joined(whole(report), ''), 'heapdelta-joined', null],
    ['with another file behind it', Buffer.concat([file(whole(report)), gzipSync('{}')]), 'heapdelta-joined', null],
    ['twice in one', Buffer.concat([file(whole(report)), file(whole(report))]), 'heapdelta-joined', null],
    [
      'with something behind its end',
      Buffer.concat([file(whole(report)), Buffer.from('a tail')]),
      'heapdelta-joined',
      null,
    ],
    ['full of blanks', file(whole(report) + ' '.repeat(8 << 20)), 'heapdelta-blown-up', null],
    ['full of small objects', file(`[${manyContainers()}]`), 'heapdelta-too-many', null],
    [
      'of more rows than are ever written',
      file(whole({ ...report, constructors: manyRows(MAX_FILE_ROWS + 1) })),
      'heapdelta-too-many',
      null,
    ],
    [
      'with a field twice',
      file(whole(report).replace('"lang":"en"', '"lang":"ko","lang":"en"')),
      'heapdelta-duplicate-key',
      null,
    ],
    [
      'with a field twice deep inside',
      file(whole(report).replace('"rank":1,', '"rank":1,"\\u0072ank":1,')),
      'heapdelta-duplicate-key',
      null,
    ],
    [
      'small, and would be 38 MB of text',
      file(whole({ ...report, warnings: Array(2000).fill({ code: 'x', message: '<'.repeat(19_000) }) })),
      'heapdelta-too-large',
      null,
    ],
    [
      'full of notes',
      file(JSON.stringify({ format: 'heapdelta', version: 1, report, notes: Array(300).fill('n'.repeat(19_000)) })),
      'heapdelta-too-much-text',
      null,
    ],
    [
      'with a huge number',
      file(whole(report).replace(/"totalBytes":-?\d+/, '"totalBytes":1e999')),
      'heapdelta-wrong-form',
      'report.growth.totalBytes',
    ],
  ])('refuses a file that is %s', async (_name, bytes, code, where) => {
    expect(await refusal(bytes)).toEqual([code, where]);
  });

  it('refuses what unpacks to more than any report does, and nothing below', async () => {
    // The most of 766 series is 15, that of a quiet one of 1,000 snapshots 281; what gzip can do at most is 1,030.
    expect(MAX_RATIO).toBeGreaterThan(281 * 2);
    expect(MAX_RATIO).toBeLessThan(1030 * 0.7);
    const content = Buffer.from(whole(report) + ' '.repeat(10 << 20));
    const packed = gzipSync(content);
    const padded = (bytes: number): Uint8Array => file(content, { raw: Buffer.concat([packed, Buffer.alloc(bytes)]) });
    const enough = Math.ceil(content.length / MAX_RATIO) - packed.length;
    expect(enough).toBeGreaterThan(0);
    expect(await refusal(padded(enough - 1))).toEqual(['heapdelta-blown-up', null]);
    expect(await refusal(padded(enough))).not.toEqual(['heapdelta-blown-up', null]);
  });

  it('cuts a zip bomb off at its promise, in little memory', async () => {
    const bomb = gzipSync(Buffer.alloc(300 << 20), { level: 9 });
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(file('', { raw: bomb, length: 1 << 20 }))).toEqual(['heapdelta-corrupt', 'length']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
  });

  it('does nothing to objects everywhere', async () => {
    const poisoned = whole(report).replace('"lang"', '"__proto__":{"polluted":true},"lang"');
    const read = await decodeHeapdelta(file(poisoned));
    expect(read.report).toEqual(report);
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  });

  it('gives a report or a coded error for any damage (property)', async () => {
    const good = await encodeHeapdelta(report);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(good.length),
        async (changes, cut) => {
          const bytes = Uint8Array.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          const result = await refusal(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes);
          expect(result === null || Array.isArray(result)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is written can be read', () => {
  const row = { ...report.constructors[0], source: undefined };
  /** A report with rows that cost next to nothing to make; each retains as many bytes as its number. */
  const withRows = (rows: number) => ({
    ...report,
    pathTree: null,
    constructors: Array.from({ length: rows }, (_, i) => ({
      ...row,
      name: `C${i}`,
      retainedBytesBySnapshot: report.snapshots.map(() => i),
    })),
  });

  it(
    'with more rows than a reader takes: the largest stay, and a warning says how many went',
    { timeout: 600_000 },
    async () => {
      const { report: read } = await decodeHeapdelta(await encodeHeapdelta(withRows(MAX_FILE_ROWS + 3)));
      expect(read.constructors).toHaveLength(MAX_FILE_ROWS);
      expect(read.constructors[0].name).toBe('C3');
      expect(read.warnings.at(-1)).toEqual({
        code: 'rows-left-out',
        message: 'The file holds the 40,000 constructors that retain most; 3 smaller ones were left out.',
        params: { count: 3, keptCount: MAX_FILE_ROWS },
      });
      expect(validateReport(read)).toEqual([]);
    },
  );

  it(
    'of 60,000 constructors, and of two hundred snapshots: in both forms the same rows, and how many went is said',
    { timeout: 600_000 },
    async () => {
      const many = withRows(60_000);
      const snapshots = Array.from({ length: 200 }, () => report.snapshots[0]);
      // Nothing changes: numbers that pack best.
      const wide = (one: (typeof many.constructors)[number], i: number) => ({
        ...one,
        countBySnapshot: snapshots.map(() => (i * 7919) % 10_007),
        shallowBytesBySnapshot: snapshots.map(() => (i * 7919) % 100_003),
        retainedBytesBySnapshot: snapshots.map(() => i),
      });
      const { findings, constructors, ...rest } = withRows(6000);
      const long = {
        ...rest,
        snapshots,
        growth: {
          ...rest.growth,
          bySnapshot: { findings: [], engine: snapshots.map(() => 0), other: snapshots.map(() => 0) },
        },
        findings: [],
        constructors: constructors.map(wide),
      };
      expect(findings.length).toBeGreaterThan(0);
      for (const written of [many, long]) {
        const { report: read } = await decodeHeapdelta(await encodeHeapdelta(written));
        const kept = read.constructors.length;
        const left = written.constructors.length - kept;
        expect(left).toBeGreaterThan(0);
        expect(read.constructors[0].name).toBe(`C${left}`);
        expect(read.warnings.at(-1)).toMatchObject({ code: 'rows-left-out', params: { count: left, keptCount: kept } });
        expect(decodeJsonReport(new TextEncoder().encode(encodeJsonReport(written)))).toEqual(read);
      }
    },
  );

  it('with labels, notes and units that are too long', async () => {
    const long = 'ㄱ'.repeat(30_000);
    const wordy = { ...report, per: long, snapshots: report.snapshots.map((one) => ({ ...one, label: long })) };
    const read = await decodeHeapdelta(await encodeHeapdelta(wordy, { notes: [long, ...Array(1200).fill('n')] }));
    expect([read.report.per?.length, read.report.snapshots[0].label.length, read.notes[0].length]).toEqual([
      20_000, 20_000, 20_000,
    ]);
    expect([read.notes.length, read.notes[0].at(-1)]).toEqual([1000, '…']);
  });

  it('with as much text as renderings print, and not one character more', async () => {
    const LIMIT = 500_000;
    const printed = (notes: readonly string[]): number =>
      JSON.stringify({ ...report, constructors: [], pathTree: null, notes }).length;
    const full = Array.from({ length: 16 }, () => 'n'.repeat(20_000));
    const rest = LIMIT - printed([...full, ...Array(12).fill('')]);
    const notes = [...full, ...Array.from({ length: 12 }, (_, i) => 'n'.repeat(Math.floor((rest + i) / 12)))];
    expect(printed(notes)).toBe(LIMIT);
    const packed = (texts: readonly string[]): Uint8Array =>
      file(JSON.stringify({ format: 'heapdelta', version: 1, report, notes: texts }));
    expect(await refusal(packed(notes))).toBeNull();
    expect(await refusal(packed([...notes.slice(0, -1), `${notes.at(-1)}n`]))).toEqual([
      'heapdelta-too-much-text',
      null,
    ]);
  });

  it('or is not written: more text than a report can have', async () => {
    const wordy = { ...report, warnings: Array(2000).fill({ code: 'x', message: 'w'.repeat(19_000) }) };
    await expect(encodeHeapdelta(wordy)).rejects.toMatchObject({ code: 'heapdelta-too-much-text' });
  });
});

describe('a report saved as JSON', () => {
  const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  it('is read with the same limits', () => {
    expect(decodeJsonReport(json(report))).toEqual(report);
    expect(decodeJsonReport(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), json(report)]))).toEqual(report);
    const refused = (bytes: Uint8Array): unknown => {
      try {
        return decodeJsonReport(bytes);
      } catch (error) {
        return error instanceof HeapdeltaError ? error.code : error;
      }
    };
    expect(refused(Buffer.from('{"a":'))).toBe('heapdelta-corrupt');
    expect(refused(Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe('heapdelta-too-deep');
    expect(refused(Buffer.from(JSON.stringify(report).replace('"lang"', '"lang":"ko","lang"')))).toBe(
      'heapdelta-duplicate-key',
    );
    expect(refused(json({ ...report, per: 7 }))).toBe('heapdelta-wrong-form');
    expect(refused(Buffer.alloc((12 << 20) + 1, 0x20))).toBe('heapdelta-too-large');
  });
});

describe('prunePathTree', () => {
  const leaf = (edge: string, bytes: number, children: readonly PathTreeNode[] = []): PathTreeNode => ({
    edge,
    constructor: 'X',
    engine: false,
    countBySnapshot: [1, 1],
    bytesBySnapshot: [0, bytes],
    children,
    omitted: 0,
  });
  const tree = leaf('root', 100, [
    leaf('a', 60, [leaf('a1', 50), leaf('a2', 10)]),
    leaf('b', 40, [leaf('b1', 39), leaf('b2', 1)]),
  ]);

  it('keeps the largest and counts the rest', () => {
    const small = prunePathTree(tree, 5, 10);
    expect(small.children.map((node) => [node.edge, node.children.map((child) => child.edge), node.omitted])).toEqual([
      ['a', ['a1'], 1],
      ['b', ['b1'], 1],
    ]);
  });
  it('leaves a small tree alone', () => expect(prunePathTree(tree, 100, 10)).toBe(tree));
  it('cuts depth', () => {
    let deep = leaf('end', 1);
    for (let i = 0; i < 5000; i++) deep = leaf(`n${i}`, 1, [deep]);
    const cut = prunePathTree(deep, 100_000, 50);
    let depth = 1;
    for (let node = cut; node.children.length > 0; node = node.children[0]) depth++;
    expect(depth).toBe(50);
  });
});
