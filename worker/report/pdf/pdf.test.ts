// The PDF: the same bytes every time, everything embedded and tagged, nothing cut, whatever the names are.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleReport, type SampleOptions } from '../testing/sample.ts';
import type { Report, ReportFinding } from '../types.ts';
import { renderPdf, type PageSize } from './index.ts';
import { SCRIPTS, scriptsIn } from './scripts.ts';
import { glyphRuns, pageStreams, pdfText } from './testing/read-pdf.ts';
import { trueTypeOf } from './woff2.ts';
import { fonts } from './testing/fonts.ts';

const date = '2026-03-05T10:00:00Z';
const render = (report: Report, pageSize?: PageSize): Promise<Uint8Array> =>
  renderPdf(report, { fonts, date, pageSize });
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** Glyph numbers shown on pages. */
const glyphs = (bytes: Uint8Array): readonly number[] =>
  pageStreams(bytes).flatMap((page) => glyphRuns(page).flatMap((run) => run.glyphs));

const NAMES = {
  long: 'AbstractSingletonProxyFactoryBeanWithAnExtraordinarilyLongNameThatGoesOnAndOn'.repeat(5),
  unbroken: 'x'.repeat(700),
  minified: 'e',
  emoji: '😀👨‍👩‍👧cart',
  hanja: '漢字주문',
  rtl: 'שלוםسلام',
  control: 'a\u0000b\u202Ec\u200d',
  decomposed: 'é한',
};

/** The sample with every kind of difficult name where a name can stand. */
function difficult(options: SampleOptions = {}): Report {
  const base = sampleReport(options);
  const names = Object.values(NAMES);
  return {
    ...base,
    snapshots: base.snapshots.map((snapshot, i) => ({ ...snapshot, label: `${names[i % names.length]}.heapsnapshot` })),
    verdict: { ...base.verdict, summary: `${NAMES.long} ${NAMES.hanja} ${NAMES.rtl} ${NAMES.emoji}` },
    findings: names.map((name, i): ReportFinding => ({
      ...base.findings[0],
      rank: i + 1,
      constructor: name,
      owner: { ...base.findings[0].owner, name },
      title: `${name} (Map)`,
      path: [
        ...base.findings[0].path.slice(0, 3),
        ...Array.from({ length: 12 }, () => ({
          edge: name,
          constructor: name,
          edgeKind: 'property' as const,
          scope: name,
        })),
      ],
      explanation: `${name} `.repeat(20),
      advice: `${name} `.repeat(6),
      sources: [{ url: `src/${name}.ts`, line: 1, column: 1 }],
    })),
    growth: {
      ...base.growth,
      bySnapshot: { ...base.growth.bySnapshot, findings: names.map(() => base.growth.bySnapshot.engine) },
    },
    constructors: names.map((name) => ({ ...base.constructors[0], name })),
  };
}

describe('renderPdf', () => {
  it.each(['en', 'ko'] as const)('gives the same small file every time (%s)', async (lang) => {
    // Processor time: the clock on the wall counts what else the machine does.
    const started = process.cpuUsage();
    const first = await render(sampleReport({ lang, extraConstructors: 60 }));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
    expect(first.length).toBeLessThan(300_000);
    expect(Buffer.compare(first, await render(sampleReport({ lang, extraConstructors: 60 })))).toBe(0);
  });

  it('is tagged, in a language, titled, bookmarked', async () => {
    const text = latin1(await render(sampleReport({ lang: 'ko' })));
    for (const mark of [
      '/MarkInfo',
      '/StructTreeRoot',
      '/Lang (ko-KR)',
      '/DisplayDocTitle true',
      '/Outlines',
      '/S /H1',
      '/S /H2',
      '/S /Table',
      '/S /TH',
      '/S /Figure',
      '/Alt ',
      '/S /LBody',
      '/Scope /Column',
      'pdfuaid',
    ]) {
      expect(text).toContain(mark);
    }
    expect(text).not.toContain('/BaseFont /Helvetica');
  });

  it.each(['en', 'ko'] as const)('can be read back as text (%s)', async (lang) => {
    const report = sampleReport({ lang });
    const text = pdfText(await render(report)).replace(/\s+/g, '');
    for (const sentence of [report.verdict.summary, ...report.findings.flatMap((f) => [f.explanation, f.advice])])
      expect(text).toContain(sentence.replace(/\s+/g, ''));
    expect(text).not.toContain('\uFFFD');
  });

  it('embeds every font it uses', async () => {
    const text = latin1(await render(sampleReport()));
    expect(text.match(/\/FontFile2/g)).toHaveLength(2);
  });

  it.each([
    ['A4', '0 0 595.28 841.89'],
    ['Letter', '0 0 612 792'],
  ] as const)('is printed on %s', async (size, box) => {
    expect(latin1(await render(sampleReport(), size))).toContain(`/MediaBox [${box}]`);
  });

  it('speaks the language asked for', async () => {
    const bytes = await renderPdf(sampleReport({ lang: 'en' }), { fonts, date, lang: 'ko' });
    expect(latin1(bytes)).toContain('/Lang (ko-KR)');
  });

  it('shows no missing letter, whatever the names are', async () => {
    for (const lang of ['en', 'ko'] as const) {
      const shown = glyphs(await render(difficult({ lang })));
      expect(shown.length).toBeGreaterThan(5000);
      expect(shown.filter((glyph) => glyph === 0)).toEqual([]);
    }
  });

  it('prints names in their own letters when it is given the fonts of their scripts', async () => {
    const fallback = SCRIPTS.map((script) =>
      trueTypeOf(readFileSync(join(import.meta.dirname, 'letters', `${script}.woff2`)), (bytes) =>
        brotliDecompressSync(bytes),
      ),
    );
    const names = ['漢字주문', '会计', '駅前', 'فاطمة', 'शर्मा', 'จดหมาย', 'שלום', 'Светлана', 'Ελευθερία'];
    const base = sampleReport();
    const report = { ...base, constructors: names.map((name) => ({ ...base.constructors[0], name })) };
    const bytes = await renderPdf(report, { fonts: { ...fonts, fallback }, date });
    const text = pdfText(bytes);
    expect(text).not.toMatch(/<U\+/);
    expect(glyphs(bytes).filter((glyph) => glyph === 0)).toEqual([]);
    for (const name of ['漢字주문', '会计', '駅前', 'จดหมาย', 'Светлана', 'Ελευθερία']) expect(text).toContain(name);
    // Right to left: the first letter is drawn last.
    expect(text).toContain([...'שלום'].reverse().join(''));
    expect(bytes.length).toBeLessThan(200_000);
  });

  it.each([
    ['Session 주문 かな Иван', []],
    ['会计', ['han']],
    ['「x」', ['han']],
    ['שלום فاطمة', ['arabic', 'hebrew']],
    ['शर्मा สวัสดี', ['devanagari', 'thai']],
  ] as const)('%s needs the fonts %j beside Pretendard', (text, scripts) => expect(scriptsIn(text)).toEqual(scripts));

  it.each(['en', 'ko'] as const)('is one page when the summary is asked for (%s)', async (lang) => {
    const bytes = await renderPdf(sampleReport({ lang }), { fonts, date, summary: true });
    expect(pageStreams(bytes)).toHaveLength(1);
    expect(pdfText(bytes)).toContain(sampleReport({ lang }).findings[0].advice.slice(0, 20));
  });

  it('renders what is empty', async () => {
    const bytes = await render({
      ...sampleReport({ findings: 0 }),
      constructors: [],
      warnings: [],
      snapshots: sampleReport().snapshots,
    });
    expect(latin1(bytes).startsWith('%PDF-1.7')).toBe(true);
  });

  it('refuses a date that is none', async () => {
    await expect(renderPdf(sampleReport(), { fonts, date: 'yesterday' })).rejects.toThrow(RangeError);
  });
});

/** poppler reads the file as people's viewers do; where it is not installed the tests above must do. */
const poppler = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!poppler)('as a viewer reads it', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'heapdelta-pdf-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const read = (bytes: Uint8Array, ...flags: readonly string[]): string => {
    writeFileSync(join(dir, 'x.pdf'), bytes);
    return execFileSync('pdftotext', [...flags, join(dir, 'x.pdf'), '-'], { maxBuffer: 1 << 26 }).toString();
  };

  it.each(['en', 'ko'] as const)('holds every section in order (%s)', async (lang) => {
    const report = sampleReport({ lang });
    const text = read(await render(report)).replace(/\s+/g, ' ');
    const wanted =
      lang === 'en'
        ? [
            'Memory growth report',
            'Leak found',
            report.verdict.summary,
            'How the heap grew',
            'What grows, most important first',
            report.findings[0].title,
            report.findings[0].advice,
            report.findings[2].title,
            'Constructors',
            'How it was measured',
            'Words',
          ]
        : [
            '메모리 증가 보고서',
            '누수를 찾았습니다',
            report.verdict.summary,
            '힙의 증가',
            '증가하는 것, 중요한 순서',
            report.findings[0].title,
            report.findings[0].advice,
            report.findings[2].title,
            '생성자',
            '측정 방법',
            '용어',
          ];
    let from = 0;
    for (const section of wanted) {
      const at = text.indexOf(section, from);
      expect(at, section).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
    expect(text).not.toMatch(/[\u0000\ufffd]/);
  });

  it('cuts nothing off and prints every letter or its number', async () => {
    for (const size of ['A4', 'Letter'] as const) {
      const bytes = await render(difficult(), size);
      const [width, height] = size === 'A4' ? [595.28, 841.89] : [612, 792];
      const boxes = [
        ...read(bytes, '-bbox').matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g),
      ].map((match) => match.slice(1).map(Number));
      expect(boxes.length).toBeGreaterThan(1000);
      expect(boxes.filter(([x0, y0, x1, y1]) => x0 < 50 || x1 > width - 50 || y0 < 40 || y1 > height - 20)).toEqual([]);
      const text = read(bytes).replace(/\s+/g, '');
      for (const part of ['<U+1F600>', '<U+6F22><U+5B57>주문', '<U+05E9>', '<U+202E>', 'é한', NAMES.long])
        expect(text).toContain(part);
    }
  });
});

describe('a report of nothing to fix', () => {
  it.each(['en', 'ko'] as const)(
    'takes two pages at most, however many classes went up and down (%s)',
    async (lang) => {
      for (const extraConstructors of [0, 60]) {
        const report = sampleReport({ lang, findings: 0, extraConstructors });
        expect(pageStreams(await render({ ...report, warnings: [] })).length).toBeLessThanOrEqual(2);
      }
    },
  );
});
