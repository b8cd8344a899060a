// The report as one HTML file: no script, nothing fetched, readable in any browser and on paper. Everything from the
// report is escaped in one place, and the page forbids itself all else by its own policy.

import type { Translator } from '../messages/index.ts';
import { growthChart, sparkline, spreadLabels, type GrowthChart, type GrowthPart } from './charts.ts';
import {
  alsoHeldLine,
  answerFacts,
  compositionLine,
  confidenceLine,
  constructorsShown,
  CONSTRUCTORS_ON_PAPER,
  fixFreesLine,
  glossary,
  growthLine,
  headline,
  knownLine,
  methodFacts,
  keptIn,
  partLabel,
  partRows,
  patternName,
  redactionLines,
  sourceLine,
  speaker,
  changedConstructors,
  verdictTitle,
} from './content.ts';
import { blocksOf, type CodeBlock } from './code-block.ts';
import { hopText, pathInPrint } from './path-text.ts';
import { STYLE } from './html.css.ts';
import { h, name, page, said, write, type Html, type Piece } from './markup.ts';
import type { RenderOptions } from './markdown.ts';
import { allocationText } from './allocation-text.ts';
import { costText } from './cost-text.ts';
import {
  memoryBoxes,
  memoryFigure,
  memorySentence,
  memoryStory,
  memoryTable,
  MEMORY_PARTS,
  MEMORY_SLOTS,
} from './memory.ts';
import { seriesLine } from './series-text.ts';
import { steps } from './steps.ts';
import { constructorColumns, findingColumns, type TableColumn } from './tables.ts';
import { printable, printableReport, shorten } from './text.ts';
import type { Report, ReportFinding } from './types.ts';

/** The colour slot of a part: findings by rank, then rest, other, engine. */
export function layerSlot(part: GrowthPart, report: Report): number {
  switch (part.kind) {
    case 'finding': {
      // What comes to rest is no alarm, and where nothing is sure to leak nothing is red.
      const first = report.findings.some(({ kind }) => kind === 'leak') ? 0 : 1;
      return report.findings[part.finding]?.kind === 'warm-up' ? 9 : Math.min(part.finding + first, 5);
    }
    case 'rest':
      return 6;
    case 'other':
      return 7;
    case 'engine':
      return 8;
  }
}

const FRAME = { width: 900, height: 300, left: 64, right: 250, top: 12, bottom: 30 };

function growthFigure(report: Report, speak: Translator): Piece {
  const box = { width: FRAME.width - FRAME.left - FRAME.right, height: FRAME.height - FRAME.top - FRAME.bottom };
  const chart = growthChart(report, box);
  if (chart === null) return null;
  const { t, bytes } = speak;
  const parts = chart.layers
    .map(
      (layer) =>
        `${partLabel(report, layer, speak)} ${bytes(layer.bySnapshot[layer.bySnapshot.length - 1], { signed: true })}`,
    )
    .join(', ');
  return h`<p class="hint">${t('export.scrollHint')}</p><figure tabindex="0"><svg viewBox="0 0 ${FRAME.width} ${FRAME.height}" role="img" aria-label="${t('export.growthFigure', { parts })}"><g transform="translate(${FRAME.left} ${FRAME.top})">${drawn(report, chart, box.width, box.height, speak)}</g></svg><figcaption>${t('export.growthCaption')}</figcaption></figure>`;
}

function drawn(report: Report, chart: GrowthChart, width: number, height: number, speak: Translator): Piece {
  const labels = spreadLabels(
    chart.layers.map((layer) => layer.labelY),
    17,
    height,
  );
  const every = Math.ceil(chart.xTicks.length / 12);
  return [
    chart.yTicks.map(
      ({ at, value }) =>
        h`<line class="${value === 0 ? 'zero' : 'grid'}" x1="0" x2="${width}" y1="${at}" y2="${at}"/><text x="-8" y="${at + 4}" text-anchor="end">${speak.bytes(value, { signed: true })}</text>`,
    ),
    chart.layers.map((layer) => h`<path class="layer l${layerSlot(layer, report)}" d="${layer.path}"/>`),
    h`<path class="total" d="${chart.totalLine}"/>`,
    chart.xTicks
      .filter((tick) => tick.value % every === 0 || tick.value === chart.xTicks.length - 1)
      .map(
        ({ at, value }) =>
          h`<text x="${at}" y="${height + 20}" text-anchor="${value === 0 ? 'start' : value === chart.xTicks.length - 1 ? 'end' : 'middle'}">${shorten(report.snapshots[value].label.replace(/\.heapsnapshot(\.gz)?$/, ''), Math.max(4, Math.floor(70 / Math.min(12, chart.xTicks.length))))}</text>`,
      ),
    chart.layers.map(
      (layer, i) =>
        h`<path class="leader" d="M${width + 3},${layer.labelY}L${width + 12},${labels[i]}"/><rect class="l${layerSlot(layer, report)}" x="${width + 15}" y="${labels[i] - 5}" width="10" height="10"/><text class="label" x="${width + 30}" y="${labels[i] + 4}">${shorten(partLabel(report, layer, speak), 34)}</text>`,
    ),
  ];
}

function partsTable(report: Report, speak: Translator): Html {
  const { t, bytes, percent } = speak;
  const rows = partRows(report, speak);
  const cells = (row: (typeof rows)[number]): Piece =>
    h`<tr><td>${row.part !== null && h`<span class="swatch l${layerSlot(row.part, report)}"></span>`}${said(row.label)}</td><td class="n">${bytes(row.bytes, { signed: true })}</td><td class="n">${row.share === null ? '–' : percent(row.share)}</td></tr>`;
  return h`<table class="parts"><thead><tr><th scope="col">${t('export.part')}</th><th scope="col" class="n">${t('export.bytes')}</th><th scope="col" class="n">${t('export.share')}</th></tr></thead><tbody>${rows.slice(0, -1).map(cells)}</tbody><tfoot>${cells(rows[rows.length - 1])}</tfoot></table>`;
}

/** Points of a bar of the process' memory, and between two. */
const BAR = { width: 640, height: 18, step: 26, left: 24 };

/** Where the memory of the process was, as bars and numbers; nothing unless a capture recorded it. */
function memorySection(report: Report, speak: Translator): Piece {
  const story = memoryStory(report);
  if (story === null) return null;
  const { head, rows } = memoryTable(story, speak);
  const swatch = (i: number): Piece => i >= 2 && h`<span class="swatch l${MEMORY_SLOTS[MEMORY_PARTS[i - 2]]}"></span>`;
  const bars = memoryBoxes(story, BAR.width).map(
    ({ snapshot, part, x, width }) =>
      h`<rect class="layer l${MEMORY_SLOTS[part]}" x="${round(x)}" y="${snapshot * BAR.step}" width="${round(width)}" height="${BAR.height}"/>`,
  );
  const names = story.rows.map(
    (_, i) => h`<text x="-8" y="${i * BAR.step + 14}" text-anchor="end">${String(i + 1)}</text>`,
  );
  return h`<h2>${speak.t('capture.memory.head')}</h2><p>${memorySentence(story, speak)}</p><figure tabindex="0"><svg viewBox="0 0 ${BAR.width + BAR.left} ${story.rows.length * BAR.step}" role="img" aria-label="${memoryFigure(story, speak)}"><g transform="translate(${BAR.left} 0)">${names}${bars}</g></svg></figure><div class="scroll" tabindex="0"><table><thead><tr>${head.map((title, i) => h`<th scope="col" class="n">${swatch(i)}${title}</th>`)}</tr></thead><tbody>${rows.map((cells) => h`<tr>${cells.map((cell) => h`<td class="n">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** A tenth of a point is finer than any screen. */
const round = (value: number): string => String(Math.round(value * 10) / 10);

function columnsTable<Row extends object>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): Html {
  /** Numbers stand on the right; a column of names has room for one. */
  const kind = (column: TableColumn<Row>): Html | false =>
    column.align === 'right' ? h` class="n"` : column.as === 'name' && h` class="k"`;
  const shown = (column: TableColumn<Row>, row: Row): Html => {
    const text = column.cell(row);
    return column.as === 'name'
      ? name(text)
      : column.as === 'rank'
        ? h`<a href="#finding-${text}">${text}</a>`
        : said(text);
  };
  return h`<div class="scroll" tabindex="0"><table><thead><tr>${columns.map((column) => h`<th scope="col"${kind(column)}>${column.title}</th>`)}</tr></thead><tbody>${rows.map((row) => h`<tr>${columns.map((column) => h`<td${kind(column)}>${shown(column, row)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function spark(f: ReportFinding, { t, bytes }: Translator): Piece {
  const line = sparkline(f.retainedBytesBySnapshot, { width: 140, height: 26 });
  if (line === null) return null;
  return h`<svg class="spark" viewBox="-1 -1 142 28" role="img" aria-label="${t('export.sparkFigure', { values: steps(f.retainedBytesBySnapshot, bytes) })}"><path class="area" d="${line.area}"/><path class="line" d="${line.line}"/></svg>`;
}

function path(f: ReportFinding, speak: Translator): Html {
  return h`<ol class="path" aria-label="${speak.t('export.pathFigure')}">${pathInPrint(f.path).hops.map((hop) => {
    const { edge, constructor, remark } = hopText(hop, speak);
    return h`<li>${edge !== '' && h`<strong>${said(edge)}</strong> `}${name(constructor)}${remark !== '' && h` <span class="soft">${said(remark)}</span>`}</li>`;
  })}</ol>`;
}

/** Lines of source as they are, the one that is meant marked. */
function codeOf(blocks: readonly CodeBlock[], { t }: Translator): Piece {
  return (
    blocks.length > 0 &&
    h`<h4>${t('export.code')}</h4>${blocks.map(({ place, line, lines }) => h`<p class="soft">${name(place)}</p><pre class="code" tabindex="0">${lines.map(({ number, text }) => (number === line ? h`<mark>${String(number).padStart(5)}  ${text}</mark>\n` : h`${String(number).padStart(5)}  ${text}\n`))}</pre>`)}`
  );
}

function findingCard(f: ReportFinding, speak: Translator, code: readonly CodeBlock[]): Html {
  const { t, bytes, count } = speak;
  const fact = (label: string, value: Piece): Html => h`<dt>${label}</dt><dd>${value}</dd>`;
  const also = alsoHeldLine(f, speak);
  const pattern = patternName(f, speak);
  const frees = fixFreesLine(f, speak);
  const made = allocationText(f, speak);
  return h`<section class="finding ${f.kind}" id="finding-${f.rank}"><h3>${said(headline(f, speak))}</h3>
<ul class="tags"><li class="${f.kind}">${t(`common.verdict.${f.kind}`)}</li><li>${t('export.confidenceIs', { confidence: t(`common.confidence.${f.confidence}`) })}</li>${pattern !== null && h`<li>${said(pattern)}</li>`}${f.known !== null && f.known.status !== 'new' && h`<li>${said(knownLine(f.known, speak))}</li>`}</ul>
<p>${said(f.explanation)}</p>
<p class="todo"><strong>${t('export.todo')}</strong> ${said(f.advice)}</p>
<dl class="facts">
${fact(t('export.what'), [name(f.shape ?? f.constructor), ' · ', steps(f.countBySnapshot, count)])}
${fact(t('export.kept'), [spark(f, speak), steps(f.retainedBytesBySnapshot, bytes), frees !== null && h`<br>${frees}`])}
${fact(t('export.where'), [said(keptIn(f, speak)), also !== null && h`<br>${said(also)}`])}
${f.composition.length > 0 && fact(t('export.entryBrings'), [said(compositionLine(f, speak)), h`<br><span class="soft">${t('common.perEntry', { bytes: f.bytesPerEntry })}</span>`])}
${f.cost !== null && fact(t('export.cost'), said(costText(f.cost, f.countBySnapshot.length, speak)))}
${made !== null && fact(t('export.madeIn'), said(made))}
${fact(t('export.source'), f.sources.length === 0 ? t('export.noSource') : f.sources.map((source) => h`<div>${name(sourceLine(source, speak))}</div>`))}
${fact(t('export.sure'), [said(f.reasons.join(' ')), f.next !== null && h`<br>${said(f.next)}`])}
${fact(t('export.fingerprint'), h`<span class="mono soft">${f.fingerprint}</span>`)}
${f.path.length > 0 && fact(t('export.who'), path(f, speak))}
</dl>${codeOf(code, speak)}</section>
`;
}

function constructorTable(report: Report, speak: Translator): Html {
  const { t } = speak;
  const shown = changedConstructors(report, CONSTRUCTORS_ON_PAPER);
  const known = shown.some((row) => row.addedCount !== null);
  return h`<p class="soft">${t('export.constructorsCaption')} ${constructorsShown(report, shown.length, speak)}${!known && h` ${t('export.notCompared')}`}</p>
${columnsTable(constructorColumns(known, speak, shown), shown)}`;
}

function method(report: Report, speak: Translator): Html {
  const { t, bytes, count, date } = speak;
  return h`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${t('export.file')}</th><th scope="col" class="n">${t('export.size')}</th><th scope="col" class="n">${t('export.nodes')}</th><th scope="col" class="n">${t('export.edges')}</th><th scope="col" class="n">${t('export.heap')}</th><th scope="col">${t('export.runtime')}</th><th scope="col">${t('export.taken')}</th></tr></thead><tbody>${report.snapshots.map((s) => h`<tr><td>${name(s.label)}${s.sha256 !== null && h`<div class="mono soft">${t('export.hash')} ${s.sha256}</div>`}</td><td class="n">${bytes(s.fileBytes)}</td><td class="n">${count(s.nodeCount)}</td><td class="n">${count(s.edgeCount)}</td><td class="n">${bytes(s.shallowBytes)}</td><td>${t(`common.runtime.${s.runtime}`)}</td><td>${s.takenAt === null ? '–' : date(s.takenAt)}</td></tr>`)}</tbody></table></div>
<dl class="facts">${methodFacts(report, speak).map((fact) => h`<dt>${fact.label}</dt><dd>${said(fact.value)}</dd>`)}</dl>
<h3>${t('export.warnings')}</h3>${report.warnings.length === 0 ? h`<p>${t('export.noWarnings')}</p>` : h`<ul class="plain">${report.warnings.map((warning) => h`<li>${said(warning.message)}</li>`)}</ul>`}
<h3>${t('export.redaction')}</h3>${redactionLines(report, speak).map((text) => h`<p>${said(text)}</p>`)}`;
}

/** The whole report as one self-contained HTML document. The same report and date give the same text. */
export function renderHtml(given: Report, options: RenderOptions): string {
  const report = printableReport(given);
  const speak = speaker(report.lang);
  const { t, date } = speak;
  const { verdict } = report;
  const whose = seriesLine(report, speak);
  const notes = (options.notes ?? []).map(printable);
  return write(
    page(
      {
        lang: report.lang,
        title: `${t('export.title')}: ${verdictTitle(report, speak)}`,
        version: report.tool.version,
        style: STYLE,
      },
      h`<h1>${t('export.title')}</h1>${whose !== null && h`<p class="soft">${said(whose)}</p>`}
<div class="verdict ${verdict.kind}"><p class="word">${verdictTitle(report, speak)}</p><p class="sure">${confidenceLine(report, speak)}</p></div>
<p class="answer">${said(verdict.summary)}</p>
<ul class="plain">${verdict.reasons.map((reason) => h`<li>${said(reason)}</li>`)}${verdict.next !== null && h`<li><strong>${t('export.surer')}:</strong> ${said(verdict.next)}</li>`}</ul>
${answerFacts(report, speak).length > 0 && h`<dl class="facts">${answerFacts(report, speak).map((fact) => h`<dt>${fact.label}</dt><dd>${said(fact.value)}</dd>`)}</dl>`}
<h2>${t('export.growth')}</h2><p>${growthLine(report, speak)}</p>${growthFigure(report, speak)}${partsTable(report, speak)}
${memorySection(report, speak)}
${
  options.summary !== true && [
    h`<h2>${t('export.ranked')}</h2>${report.findings.length === 0 ? h`<p>${t('export.noFindings')}</p>` : columnsTable(findingColumns(speak), report.findings)}
${report.findings.map((f) => findingCard(f, speak, blocksOf(options.code, f.rank)))}
<h2>${t('export.constructors')}</h2>${constructorTable(report, speak)}
<h2>${t('export.method')}</h2>${method(report, speak)}`,
  ]
}
${notes.length > 0 && h`<h2>${t('export.notes')}</h2><ul class="plain">${notes.map((text) => h`<li>${said(text)}</li>`)}</ul>`}
${options.summary !== true && h`<h2>${t('export.glossary')}</h2><dl class="words">${glossary(report).map(({ term, text }) => h`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`}
<p class="made">${t('export.made', { version: report.tool.version, date: date(options.date) })}</p>
`,
    ),
  );
}
