// One set of figures: growth, what is kept now, what a fix frees and the counts of a finding, read back out of every
// rendering by its own sentences, are the same and written alike.

import { describe, expect, it } from 'vitest';
import { growthOf, lastOf } from '../worker/base/by-snapshot.ts';
import { CATALOG, createTranslator } from '../worker/messages/index.ts';
import type { MessageKey } from '../worker/messages/index.ts';
import { briefOf } from '../worker/report/brief.ts';
import { renderCsv } from '../worker/report/csv.ts';
import { createFleet } from '../worker/report/fleet/fleet.ts';
import { fleetReportOf } from '../worker/report/fleet/from-report.ts';
import { openMetrics } from '../worker/report/fleet/openmetrics.ts';
import { renderHtml } from '../worker/report/html.ts';
import { renderMarkdown } from '../worker/report/markdown.ts';
import { renderPdf } from '../worker/report/pdf/index.ts';
import { pdfText } from '../worker/report/pdf/testing/read-pdf.ts';
import { sampleReport } from '../worker/report/testing/sample.ts';
import type { Lang, Report, ReportFinding } from '../worker/report/types.ts';
import { evaluate } from './check/evaluate.ts';
import { githubAnnotations, junit } from './check/outputs.ts';
import { createView } from './format/create-view.ts';
import { formatDiff } from './format/diff.ts';
import { fonts } from '../worker/report/pdf/testing/fonts.ts';

const date = '2026-03-05T10:00:00Z';

/** The sample with its findings changed: no two figures of a finding are equal unless the case is about that. */
function changed(report: Report, change: (finding: ReportFinding) => Partial<ReportFinding>): Report {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, ...change(finding) })) };
}

const CASES: Readonly<Record<string, (lang: Lang) => Report>> = {
  leak: (lang) => sampleReport({ lang }),
  'a leak of nine snapshots': (lang) => sampleReport({ lang, snapshots: 9, findings: 2 }),
  growth: (lang) => sampleReport({ lang, snapshots: 2, findings: 2 }),
  'a leak of a page': (lang) => {
    const base = sampleReport({ lang, findings: 1 });
    return {
      ...changed(base, () => ({
        constructor: 'Detached <tr>',
        growthKind: 'many-owners',
        countBySnapshot: [12, 4_012, 8_012, 12_012],
        retainedBytesBySnapshot: [9_321, 3_112_487, 6_214_551, 1_249_310_777],
        exclusiveBytes: 1_234_567,
        sharedBytes: 1_234_567_890,
      })),
      snapshots: base.snapshots.map((snapshot) => ({ ...snapshot, runtime: 'chromium' as const })),
    };
  },
  'a leak of a package': (lang) =>
    changed(sampleReport({ lang, findings: 1 }), () => ({
      package: { name: 'debug', version: '4.1.1' },
      growthKind: 'bytes',
      constructor: 'Array',
      countBySnapshot: [1, 1, 1, 1],
      retainedBytesBySnapshot: [999, 450_001, 999_949, 1_999_950],
      exclusiveBytes: 1_000_049,
      sharedBytes: 1_000_049,
    })),
  healthy: (lang) => sampleReport({ lang, findings: 0 }),
};

/** Letters alone: paper and terminal break lines where they like, and pages bring markup. */
const dense = (text: string): string => text.replace(/[\s`*\\]+/g, '');
const BYTES = String.raw`[+\-−]?[\d.,]+[kMGT]?B`;
const COUNT = String.raw`\d[\d,]*`;
const seriesOf = (one: string): RegExp => new RegExp(`${one}(?:→(?:${one}|…))+`);

/** What a sentence of the catalog says in `text`, by its parameters' names; undefined when it does not stand there. */
function told(text: string, lang: Lang, key: MessageKey): Readonly<Record<string, string>> | undefined {
  const pattern = dense(CATALOG[lang][key])
    .replace(/[.*+?^$|()[\]]/g, String.raw`\$&`)
    .replaceAll(String.raw`이\(가\)`, '(?:이|가)')
    .replace(/\{\{(\w+)(?:,\w+)?\}\}/g, (_, name: string) =>
      name.endsWith('Bytes') ? `(?<${name}>${BYTES})` : `(?<${name}>.*?)`,
    );
  return new RegExp(pattern).exec(text)?.groups;
}

/** The figures of a finding as one rendering writes them; what it does not say is absent. */
interface Figures {
  readonly growth?: string;
  readonly kept?: string;
  readonly exclusive?: string;
  readonly share?: string;
  readonly first?: string;
  readonly last?: string;
}

function wanted(finding: ReportFinding, lang: Lang): Required<Figures> {
  const { bytes, count } = createTranslator(lang);
  return {
    growth: dense(bytes(growthOf(finding.retainedBytesBySnapshot))),
    kept: dense(bytes(lastOf(finding.retainedBytesBySnapshot))),
    exclusive: dense(bytes(finding.exclusiveBytes)),
    share: dense(bytes(finding.sharedBytes)),
    first: count(finding.countBySnapshot[0]),
    last: count(lastOf(finding.countBySnapshot)),
  };
}

/** Both ends of the first series of such values in `text`. */
function endsOf(text: string, one: string): readonly [string, string] | null {
  const values = seriesOf(one).exec(text)?.[0].split('→');
  return values === undefined ? null : [values[0], values[values.length - 1]];
}

const unsigned = (text: string | undefined): string | undefined => text?.replace(/^\+/, '');

/** What a fix frees, in the words of the terminal or of a page. */
function freed(text: string, lang: Lang, area: 'cli.finding' | 'export'): Figures {
  const both = told(text, lang, `${area}.frees`);
  const all = told(text, lang, `${area}.freesAll`);
  return both === undefined
    ? all === undefined
      ? {}
      : { exclusive: all.exclusiveBytes, share: all.exclusiveBytes }
    : { exclusive: both.exclusiveBytes, share: both.shareBytes };
}

function ofTerminal(report: Report, finding: ReportFinding): Figures {
  const { lang } = report;
  const view = createView({ lang, columns: 200, colors: false });
  const text = formatDiff(report, view, { top: 10, finding: finding.rank, newestFile: null });
  const card = text.slice(text.indexOf(`#${finding.rank} `));
  const growth = new RegExp(BYTES).exec(dense(card.split('\n')[0].slice(-14)))?.[0];
  const told1 = told(dense(card), lang, 'cli.finding.kept');
  const counts = finding.growthKind === 'bytes' ? null : endsOf(dense(card), COUNT);
  return {
    growth: unsigned(growth),
    kept: told1?.keptBytes ?? endsOf(dense(card), BYTES)?.[1],
    ...freed(dense(card), lang, 'cli.finding'),
    ...(counts === null ? {} : { first: counts[0], last: counts[1] }),
  };
}

/** A page's part about one finding, and the facts beside its answer for the first one. */
function ofPage(report: Report, finding: ReportFinding, card: string, whole: string): Figures {
  const { lang } = report;
  const page = dense(card);
  const counts = endsOf(page, COUNT);
  const facts = finding.rank === 1 ? told(dense(whole), lang, 'export.figuresLine') : undefined;
  const kept = endsOf(page, BYTES)?.[1];
  if (finding.rank === 1) {
    expect(facts?.keptBytes).toBe(kept);
    expect(freed(dense(whole), lang, 'export')).toEqual(freed(page, lang, 'export'));
  }
  return {
    ...(facts === undefined ? {} : { growth: facts.growthBytes }),
    kept,
    ...freed(page, lang, 'export'),
    ...(counts === null ? {} : { first: counts[0], last: counts[1] }),
  };
}

const withoutTags = (html: string): string => html.replace(/<style>[^]*?<\/style>/, '').replace(/<[^>]*>/g, ' ');

function ofCsv(report: Report, finding: ReportFinding): Figures {
  const { bytes, count } = createTranslator(report.lang);
  const rows = renderCsv(report)
    .slice(1)
    .split('\r\n')
    .map((line) => line.replace(/"[^"]*"/g, 'text').split(','));
  const [head] = rows;
  const row = rows.find((cells) => cells[head.indexOf('fingerprint')] === finding.fingerprint) ?? [];
  const cell = (title: string): number => Number(row[head.indexOf(title)]);
  const n = report.snapshots.length;
  expect(cell('count growth')).toBe(cell(`count ${n}`) - cell('count 1'));
  return {
    growth: dense(bytes(cell('retained growth (bytes)'))),
    kept: dense(bytes(cell(`retained (bytes) ${n}`))),
    exclusive: dense(bytes(cell('exclusive (bytes)'))),
    share: dense(bytes(cell('leak share (bytes)'))),
    first: count(cell('count 1')),
    last: count(cell(`count ${n}`)),
  };
}

function ofBrief(report: Report, finding: ReportFinding): Figures {
  const { bytes } = createTranslator(report.lang);
  const written = (value: number | null | undefined): string | undefined =>
    value === null || value === undefined ? undefined : dense(bytes(value));
  const one = briefOf(report).findings.find(({ rank }) => rank === finding.rank);
  const [first, last] = endsOf(dense(one?.rate ?? ''), COUNT) ?? [];
  return {
    growth: written(one?.growthBytes),
    kept: written(one?.keptBytes),
    exclusive: written(one?.freedBytes),
    share: written(one?.freedWithShareBytes),
    first,
    last,
  };
}

const BUDGET = {
  totalGrowthBytes: null,
  findingBytes: 0,
  forbidLeak: true,
  forbidNew: false,
  constructors: [],
  known: [],
  findings: [],
};

function ofCheck(report: Report, finding: ReportFinding, form: 'junit' | 'github'): Figures {
  const result = evaluate(report, BUDGET);
  const text = form === 'junit' ? junit(result, report.lang) : githubAnnotations(result, report.lang);
  const line = text.split('\n').find((one) => one.includes(finding.fingerprint) && one.includes('B')) ?? '';
  const lines = text.split('\n').filter((one) => one.includes(`${finding.fingerprint})`));
  expect(lines.length).toBeGreaterThan(0);
  const said = told(
    dense(line.slice(line.lastIndexOf(form === 'junit' ? '">' : '::'))),
    report.lang,
    'cli.check.findingGrew',
  );
  return { growth: unsigned(said?.growthBytes), share: said?.shareBytes };
}

function ofMetrics(report: Report, finding: ReportFinding): Figures {
  if (finding.kind === 'warm-up') return {};
  const fleet = createFleet({ now: Date.parse('2026-12-01T00:00:00Z') });
  fleet.add(
    fleetReportOf(report, { file: 'r.heapdelta', lang: report.lang, accepted: [], date: null, contentHash: () => 'r' }),
  );
  const line = openMetrics(fleet.result())
    .split('\n')
    .find((one) => one.startsWith('heapdelta_finding_bytes{') && one.includes(finding.fingerprint));
  return { share: dense(createTranslator(report.lang).bytes(Number(line?.split(' ').pop()))) };
}

/** Runs over every rendering of `report`: what each says of each of its findings. */
async function renderings(report: Report): Promise<readonly (readonly [string, ReportFinding, Figures])[]> {
  const html = withoutTags(renderHtml(report, { date }));
  const cards = renderHtml(report, { date }).split('<section class="finding ').slice(1);
  const markdown = renderMarkdown(report, { date });
  const sections = markdown.split('\n### ').slice(1);
  const pdf = pdfText(await renderPdf(report, { date, fonts }));
  return report.findings.flatMap((finding, i) => {
    const all: [string, Figures][] = [
      ['terminal', ofTerminal(report, finding)],
      ['brief', ofBrief(report, finding)],
      ['html', ofPage(report, finding, withoutTags(`<${cards[i].split('</section>')[0]}`), html)],
      ['markdown', ofPage(report, finding, sections[i].split('\n## ')[0], markdown)],
      ['csv', ofCsv(report, finding)],
      ['junit', ofCheck(report, finding, 'junit')],
      ['github', ofCheck(report, finding, 'github')],
      ['openmetrics', ofMetrics(report, finding)],
    ];
    if (finding.kind !== 'warm-up') {
      const end = dense(pdf).indexOf(dense(finding.fingerprint));
      const start = dense(pdf).lastIndexOf(dense(finding.explanation), end);
      all.push(['pdf', ofPage(report, finding, dense(pdf).slice(start, end), pdf)]);
    }
    return all.map(([name, figures]) => [name, finding, figures] as const);
  });
}

/** What each rendering must say of a leak, at least. */
const SAYS: Readonly<Record<string, readonly (keyof Figures)[]>> = {
  terminal: ['growth', 'kept', 'exclusive', 'share', 'first', 'last'],
  brief: ['growth', 'kept', 'exclusive', 'share', 'first', 'last'],
  html: ['kept', 'exclusive', 'share', 'first', 'last'],
  markdown: ['kept', 'exclusive', 'share', 'first', 'last'],
  pdf: ['kept', 'exclusive', 'share', 'first', 'last'],
  csv: ['growth', 'kept', 'exclusive', 'share', 'first', 'last'],
  junit: ['growth', 'share'],
  github: ['growth', 'share'],
  openmetrics: ['share'],
};

describe.each(['en', 'ko'] as const)('figures in %s', (lang) => {
  it.each(Object.keys(CASES))('%s: every rendering says the same, written alike', async (name) => {
    const report = CASES[name](lang);
    for (const [rendering, finding, figures] of await renderings(report)) {
      const right = wanted(finding, lang);
      for (const [figure, text] of Object.entries(figures)) {
        if (text === undefined) continue;
        expect(`${rendering} #${finding.rank} ${figure}: ${String(text)}`).toBe(
          `${rendering} #${finding.rank} ${figure}: ${right[figure as keyof Figures]}`,
        );
      }
      if (finding.kind === 'warm-up') continue;
      const must = SAYS[rendering].filter(
        (figure) => !(rendering === 'terminal' && finding.growthKind === 'bytes' && /first|last/.test(figure)),
      );
      const missing = must.filter((figure) => figures[figure] === undefined);
      expect(missing.map((figure) => `${rendering} #${finding.rank} ${figure}`)).toEqual([]);
      if (finding.rank === 1 && /html|markdown|pdf/.test(rendering)) expect(figures.growth).toBe(right.growth);
    }
  });

  it('the heap itself: first, last and growth alike in the terminal and on every page', async () => {
    const report = CASES.healthy(lang);
    const { bytes } = createTranslator(lang);
    const sizes = report.snapshots.map(({ shallowBytes }) => shallowBytes);
    const texts = [
      renderMarkdown(report, { date }),
      withoutTags(renderHtml(report, { date })),
      pdfText(await renderPdf(report, { date, fonts })),
      formatDiff(report, createView({ lang, columns: 200, colors: false }), { top: 10, finding: 1, newestFile: null }),
    ];
    for (const text of texts)
      for (const size of [bytes(sizes[0]), bytes(lastOf(sizes)), bytes(growthOf(sizes), { signed: true })])
        expect(dense(text)).toContain(dense(size));
    const { heap } = briefOf(report);
    expect([heap.firstBytes, heap.lastBytes]).toEqual([sizes[0], lastOf(sizes)]);
  });

  it('says nowhere that a fix of what comes to rest frees anything', () => {
    const report = CASES.leak(lang);
    const view = createView({ lang, columns: 200, colors: false });
    const rows = formatDiff(report, view, { top: 10, finding: 1, newestFile: null }).split('\n');
    const resting = report.findings.filter(({ kind }) => kind === 'warm-up');
    expect(resting).toHaveLength(1);
    for (const { title, sharedBytes } of resting) {
      const row = rows.find((line) => line.includes(title)) ?? '';
      expect(row).toContain('–');
      expect(row.replace(`+${createTranslator(lang).bytes(sharedBytes)}`, '')).not.toMatch(/\dB|[kM]B/);
    }
  });
});
