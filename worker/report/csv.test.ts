// CSV and TSV, read back by a reader that is not ours: every cell is what the report says, and none is a formula.

import Papa from 'papaparse';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderCsv, renderFindingsTsv } from './csv.ts';
import { sampleReport } from './testing/sample.ts';
import type { Report } from './types.ts';

const HOSTILE = '"><script>alert(1)</script> `|` **b** [x](javascript:alert(1)) =1+1 \u202Eevil\u0000 &amp; \'';

/** Rows as a spreadsheet reads them, without the byte order mark. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(csv.slice(1).replace(/\r\n$/, ''), { newline: '\r\n', delimiter: ',' });
  expect(errors).toEqual([]);
  return data;
}

/** A report of one constructor with that name. */
function named(name: string): Report {
  const base = sampleReport({ findings: 0 });
  return { ...base, constructors: [{ ...base.constructors[0], name }] };
}
/** The cell where that name stands. */
const nameCell = (name: string): string => rowsOf(renderCsv(named(name)))[1][2];

describe('the table', () => {
  const report = sampleReport({ snapshots: 3 });
  // Within the tests: what throws while tests are gathered fails none of them.
  let rows: readonly (readonly string[])[] = [];
  beforeAll(() => {
    rows = rowsOf(renderCsv(report));
  });

  it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    const csv = renderCsv(report);
    expect(csv.startsWith('\uFEFFtable,rank,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(1 + report.findings.length + report.constructors.length + 1);
  });

  it('has a head of plain words that scripts read: a promise', () => {
    expect(rows[0]).toEqual([
      'table',
      'rank',
      'constructor',
      'owner',
      'verdict',
      'confidence',
      'pattern',
      'source',
      'count growth',
      'retained growth (bytes)',
      'shallow growth (bytes)',
      'exclusive (bytes)',
      'leak share (bytes)',
      'added',
      'removed',
      'fingerprint',
      'count 1',
      'count 2',
      'count 3',
      'retained (bytes) 1',
      'retained (bytes) 2',
      'retained (bytes) 3',
      'shallow (bytes) 1',
      'shallow (bytes) 2',
      'shallow (bytes) 3',
    ]);
  });

  it('is rectangular', () => {
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([16 + 3 * 3]));
  });

  it('says a finding in full', () => {
    const finding = report.findings[0];
    const [count, retained] = [finding.countBySnapshot, finding.retainedBytesBySnapshot];
    expect(rows[1]).toEqual([
      'finding',
      '1',
      'Session',
      'sessions (Map)',
      'leak',
      'high',
      'unbounded-collection',
      'src/session.store.ts:12:5',
      String(count[2] - count[0]),
      String(retained[2] - retained[0]),
      '',
      String(finding.exclusiveBytes),
      String(finding.sharedBytes),
      '',
      '',
      finding.fingerprint,
      ...count.map(String),
      ...retained.map(String),
      '',
      '',
      '',
    ]);
  });

  it('says a constructor in full, and whether it is the engine’s', () => {
    const own = { ...report.constructors[0], engine: false, source: { url: 'src/a.ts', line: 3, column: 7 } };
    const engine = { ...report.constructors[0], name: 'system / Map', engine: true, source: undefined };
    const table = rowsOf(renderCsv({ ...report, findings: [], constructors: [own, engine] }));
    const growth = (values: readonly number[]): string => String(values[2] - values[0]);
    expect(table[1]).toEqual([
      'constructor',
      '',
      own.name,
      '',
      '',
      '',
      '',
      'src/a.ts:3:7',
      growth(own.countBySnapshot),
      growth(own.retainedBytesBySnapshot),
      growth(own.shallowBytesBySnapshot),
      '',
      '',
      String(own.addedCount ?? ''),
      String(own.removedCount ?? ''),
      '',
      ...own.countBySnapshot.map(String),
      ...own.retainedBytesBySnapshot.map(String),
      ...own.shallowBytesBySnapshot.map(String),
    ]);
    expect([table[2][2], table[2][4], table[2][7]]).toEqual(['system / Map', 'engine', '']);
  });

  it('names an owner without a name by its constructor, a shape before its constructor, and no source by nothing', () => {
    const finding = {
      ...report.findings[0],
      shape: '{id, email}',
      owner: { constructor: 'Map', name: null, objectId: null },
      sources: [],
    };
    expect(rowsOf(renderCsv({ ...report, findings: [finding] }))[1].slice(2, 8)).toEqual([
      '{id, email}',
      'Map',
      'leak',
      'high',
      'unbounded-collection',
      '',
    ]);
  });

  it('writes no number that is none', () => {
    const finding = { ...report.findings[0], exclusiveBytes: Number.NaN, sharedBytes: Number.POSITIVE_INFINITY };
    expect(rowsOf(renderCsv({ ...report, findings: [finding] }))[1].slice(11, 13)).toEqual(['', '']);
  });

  it('leaves no constructor out', () => {
    const many = sampleReport({ extraConstructors: 300 });
    expect(rowsOf(renderCsv(many))).toHaveLength(1 + many.findings.length + many.constructors.length);
  });
});

describe('a formula', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];

  it.each(signs)('%s at the beginning is quoted with an apostrophe, after spaces as well', (sign) => {
    expect(nameCell(`${sign}1+1`)).toBe(`'${sign}1+1`);
    expect(nameCell(` ${sign}1`)).toBe(`' ${sign}1`);
    expect(nameCell(`   ${sign}1`)).toBe(`'   ${sign}1`);
  });

  it.each(signs)('%s further on is left alone', (sign) => {
    expect(nameCell(`a${sign}1`)).toBe(`a${sign}1`);
  });

  it('quotes and guards what is both', () => {
    expect(renderCsv(named('=HYPERLINK("x")'))).toContain(`,"'=HYPERLINK(""x"")",`);
  });

  it('no text at all becomes one, and every text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), (text) => {
        const cell = nameCell(text);
        expect(cell).not.toMatch(/^\s*[=+\-@]/);
        expect([text, `'${text}`]).toContain(cell);
      }),
    );
  });
});

describe('a cell', () => {
  it.each([
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "x"', '"say ""x"""'],
    ['plain', 'plain'],
    ['한국어', '한국어'],
    ['a\nb', 'a b'],
  ])('%j is written as %s', (text, written) => {
    expect(renderCsv(named(text))).toContain(`constructor,,${written},`);
  });
});

describe('tab-separated findings', () => {
  const report = sampleReport();
  let lines: readonly string[] = [];
  beforeAll(() => {
    lines = renderFindingsTsv(report).split('\n');
  });

  it('has the head and the findings alone, as many cells each', () => {
    expect(lines.map((line) => line.split('\t')[0])).toEqual(['table', 'finding', 'finding', 'finding']);
    expect(new Set(lines.map((line) => line.split('\t').length))).toEqual(new Set([16 + 3 * 4]));
    expect(lines[1].split('\t').slice(0, 4)).toEqual(['finding', '1', 'Session', 'sessions (Map)']);
    expect(lines[1].split('\t')[10]).toBe('');
  });

  it('guards formulas, and no name can begin another cell', () => {
    const finding = { ...report.findings[0], constructor: `=1\t${HOSTILE}`, shape: null };
    const [, row] = renderFindingsTsv({ ...report, findings: [finding] }).split('\n');
    expect(row.split('\t')).toHaveLength(16 + 3 * 4);
    expect(row.split('\t')[2]).toMatch(/^'=1 /);
  });
});
