// Markdown, CSV and HTML: they say everything, the same every time, and nothing in a report can become markup.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../messages/index.ts';
import { renderCsv, renderFindingsTsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderFindingMarkdown, renderMarkdown, renderSummaryMarkdown } from './markdown.ts';
import { sampleReport } from './testing/sample.ts';
import { printable, shorten } from './text.ts';
import type { Report } from './types.ts';

const options = { date: '2026-03-05T10:00:00Z' };
const HOSTILE = '"><script>alert(1)</script> `|` **b** [x](javascript:alert(1)) =1+1 \u202Eevil\u0000 &amp; \'';

/** Every text of the report replaced; fixed words stay. */
function hostile(): Report {
  const keep = new Set([
    'schema',
    'lang',
    'identity',
    'kind',
    'confidence',
    'growthKind',
    'runtime',
    'edgeKind',
    'status',
    'key',
    'fingerprint',
    'sha256',
  ]);
  const swap = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return keep.has(key) ? value : HOSTILE;
    if (Array.isArray(value)) return value.map((item) => swap(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, swap(v, k)]));
  };
  return swap(sampleReport(), '') as Report;
}

const withoutTags = (html: string): string =>
  html
    .replace(/<style>[^]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe.each(['en', 'ko'] as const)('in %s', (lang) => {
  const report = sampleReport({ lang });
  it.each([
    ['markdown', (r: Report) => renderMarkdown(r, options).replace(/\\(.)/g, '$1')],
    ['html', (r: Report) => withoutTags(renderHtml(r, options))],
  ])(
    '%s says verdict, answer, every finding with its advice, the files and how they were compared',
    (_name, render) => {
      const text = render(report);
      const wanted = [
        report.verdict.summary,
        ...report.findings.flatMap((f) => [f.explanation, f.advice, ...f.reasons, f.fingerprint]),
        // The engine's own rows are nothing to act on.
        ...report.constructors.filter((c) => !c.engine).map((c) => c.name),
        ...report.snapshots.map((s) => s.label),
        ...report.warnings.map((w) => w.message),
      ];
      expect(wanted.filter((sentence) => !text.includes(sentence))).toEqual([]);
      expect(text).not.toContain('export.');
      expect(text).toContain(report.tool.version);
    },
  );

  it('says what a fix frees of leaks only: warm-up needs none', () => {
    const listening = { ...report, findings: report.findings.map((finding) => ({ ...finding, pattern: 'listeners' })) };
    expect([0, 2].map((i) => report.findings[i].kind)).toEqual(['leak', 'warm-up']);
    const { t } = createTranslator(lang);
    const { exclusiveBytes, sharedBytes } = report.findings[0];
    const frees = [t('export.frees', { exclusiveBytes, shareBytes: sharedBytes })];
    const inHtml = renderHtml(listening, options)
      .split('<section class="finding ')
      .slice(1)
      .map((text) => text.split('</section>')[0]);
    const inMarkdown = renderMarkdown(listening, options)
      .split('\n### ')
      .slice(-report.findings.length)
      .map((text) => text.split('\n## ')[0]);
    for (const [texts, words] of [
      [inHtml, [...frees, t('patterns.listeners.name')]],
      [inMarkdown, frees],
    ] as const) {
      expect(words.filter((word) => !texts[0].includes(word))).toEqual([]);
      expect(words.filter((word) => texts[2].includes(word))).toEqual([]);
    }
  });

  it('says beside the answer where it is, what to do, and what to bear in mind', () => {
    const { t } = createTranslator(lang);
    for (const text of [
      withoutTags(renderHtml(report, options)),
      renderMarkdown(report, options).replace(/\\(.)/g, '$1'),
    ]) {
      const page = text.slice(0, text.indexOf(t('export.growth')));
      for (const wanted of [t('export.where'), t('export.todo'), report.findings[0].advice, report.warnings[0].message])
        expect(page).toContain(wanted);
    }
  });

  it('has no tag for a pattern that is unknown, and no alarm red for warm-up', () => {
    const odd = {
      ...report,
      findings: report.findings.map((f) => ({ ...f, pattern: 'unknown', kind: 'warm-up' as const })),
    };
    const html = renderHtml(odd, options);
    expect(html).not.toContain('>unknown<');
    expect(html).not.toMatch(/<path class="layer l[0-5]"/);
    expect(html).toContain('<path class="layer l9"');
  });

  it('says no more than the answer when the summary is asked for', () => {
    const { t } = createTranslator(lang);
    const short = { ...options, summary: true };
    const html = renderHtml(report, short);
    expect(html).toContain(t('export.todo'));
    for (const section of ['export.constructors', 'export.method', 'export.glossary'] as const)
      expect(html).not.toContain(`<h2>${t(section)}</h2>`);
    expect(renderMarkdown(report, short)).toBe(renderSummaryMarkdown(report));
  });

  it('is the same every time', () => {
    expect(renderHtml(report, options)).toBe(renderHtml(sampleReport({ lang }), options));
    expect(renderMarkdown(report, options)).toBe(renderMarkdown(sampleReport({ lang }), options));
  });
});

describe('html', () => {
  const html = renderHtml(hostile(), { ...options, notes: [HOSTILE] });
  it('has no script, no handler, no link out, whatever the names are', () => {
    expect(html).not.toMatch(/<script|<img|<iframe|<object|<link|\son[a-z]+=|href="(?!#)|src=/i);
    const elements = (text: string): readonly string[] => [...new Set(text.match(/<[a-z][a-z0-9]*/gi))].sort();
    expect(elements(html)).toEqual(elements(renderHtml(sampleReport(), { ...options, notes: ['x'] })));
  });
  it('allows its own style and nothing else', () => {
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(html).toContain(
      `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    expect(html).not.toContain(' style="');
  });
  it('is in the language it says', () =>
    expect(renderHtml(sampleReport({ lang: 'ko' }), options)).toContain('<html lang="ko">'));
  it('shows what would not be seen', () => {
    expect(html).toContain('&lt;U+202E&gt;');
    expect(html).not.toMatch(/[\u0000\u202e]/);
  });
  it('does without findings', () => {
    expect(withoutTags(renderHtml(sampleReport({ findings: 0 }), options))).toContain(
      'No single place in these snapshots keeps growing the way a leak does.',
    );
  });
});

describe('markdown', () => {
  it('keeps names inside their cells and sentences plain', () => {
    const lines = renderMarkdown(hostile(), options).split('\n');
    const widths = new Set<number>();
    for (const line of lines.filter((text) => text.startsWith('| ')))
      widths.add(line.replaceAll('\\|', '').split('|').length - 2);
    expect([...widths].sort((a, b) => a - b)).toEqual([3, 5, 7, 8]);
    expect(lines.filter((line) => !/`/.test(line)).join('\n')).not.toMatch(/(?<!\\)\[x\]|<script/);
  });
  it('has a short form for chat', () => {
    expect(renderSummaryMarkdown(sampleReport()).split('\n').length).toBeLessThan(12);
    expect(renderFindingMarkdown(sampleReport(), 2)).toContain('### 2. orders (EventEmitter)');
    expect(renderFindingMarkdown(sampleReport(), 9)).toBe('');
  });
});

describe('names that would call somebody or become a link', () => {
  it.each(['@torvalds', 'jane@example.com', 'https://evil.example/x', 'www.evil.example', '#123', 'acme/shop#7'])(
    '%s stands as code in Markdown',
    (text) => {
      const base = sampleReport();
      const report = { ...base, verdict: { ...base.verdict, summary: `It grows in ${text} today` } };
      expect(renderMarkdown(report, options)).toContain(`It grows in \`${text}\` today`);
    },
  );
});

describe('csv', () => {
  it.each(['=1+1', '＝1+1', '＋cmd', '－2', '＠SUM', ' ＝1'])('%s is no formula', (text) => {
    const base = sampleReport();
    const report = { ...base, constructors: [{ ...base.constructors[0], name: text }] };
    expect(renderCsv(report)).toContain(`'${text}`);
  });

  const rows = renderCsv(hostile()).slice(1).split('\r\n').slice(0, -1);
  it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    expect(renderCsv(sampleReport()).startsWith('\uFEFFtable,rank,')).toBe(true);
    expect(renderCsv(sampleReport()).endsWith('\r\n')).toBe(true);
  });
  it('is rectangular', () => {
    const plain = renderCsv(sampleReport())
      .slice(1)
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.replace(/"[^"]*"/g, 'x').split(',').length);
    expect(new Set(plain)).toEqual(new Set([16 + 3 * 4]));
  });
  it('gives a spreadsheet no formula', () => {
    const formulas = renderCsv({
      ...sampleReport(),
      constructors: [
        { ...sampleReport().constructors[0], name: '=HYPERLINK("x")' },
        { ...sampleReport().constructors[0], name: '@SUM(1)' },
      ],
    });
    expect(formulas).toContain('"\'=HYPERLINK(""x"")"');
    expect(formulas).toContain("'@SUM(1)");
    expect(rows.some((line) => /(^|,)"?[=@]/.test(line))).toBe(false);
  });
  it('has a tab-separated form of the findings', () =>
    expect(renderFindingsTsv(sampleReport()).split('\n')).toHaveLength(4));
});

describe('text', () => {
  it.each([
    ['a\nb', 'a b'],
    ['a\u202Eb', 'a<U+202E>b'],
    ['a\u0000b', 'a<U+0000>b'],
    ['a\ud800b', 'a<U+D800>b'],
    ['한😀漢', '한😀漢'],
    ['\u{10ffff}', '<U+10FFFF>'],
  ])('%j is printed as %j', (raw, shown) => expect(printable(raw)).toBe(shown));
  it('cuts between characters, not inside them', () => {
    expect(shorten('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2)).toBe('👨‍👩‍👧…');
    expect(shorten('short', 10)).toBe('short');
  });
});
