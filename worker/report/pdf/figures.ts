/// <reference path="./libraries.d.ts" />
// The pictures of the PDF: the same geometry as on screen, drawn as vectors.

import type { Translator } from '../../messages/index.ts';
import { growthChart, sparkline, spreadLabels } from '../charts.ts';
import { partLabel } from '../content.ts';
import { steps } from '../steps.ts';
import { hopText, pathInPrint } from '../path-text.ts';
import { LAYER_COLOURS } from '../html.css.ts';
import { layerSlot } from '../html.ts';
import { memoryBoxes, memoryFigure as memoryText, MEMORY_SLOTS } from '../memory.ts';
import type { MemoryStory } from '../memory.ts';
import { shorten } from '../text.ts';
import type { Report, ReportFinding } from '../types.ts';
import { INK, RULE, SOFT, type Column, type Paper } from './paper.ts';

export const VERDICT_COLOURS = { leak: '#b3261e', growth: '#8f5200', 'warm-up': '#2c688c', none: '#1b7542' } as const;
/** The whole name stands in the finding's title. */
const LONGEST_NAME = 300;
const COLOURS = LAYER_COLOURS.light;

export const layerColour = (slot: number): string => COLOURS[slot];

/** Points of a bar of the process' memory, and from one to the next. */
const BAR = { height: 11, step: 16, left: 18 };

/** The memory of the process as one stacked bar per snapshot. */
export function memoryFigure(paper: Paper, story: MemoryStory, speak: Translator): void {
  const height = story.rows.length * BAR.step + 4;
  paper.figure(memoryText(story, speak), height, (left, top) => {
    const { doc } = paper;
    for (const [i] of story.rows.entries())
      paper.drawLines(
        paper.lines([paper.run(String(i + 1), { size: 8, colour: SOFT })], BAR.left - 6),
        left,
        top + i * BAR.step,
        BAR.left - 6,
        'right',
      );
    for (const { snapshot, part, x, width } of memoryBoxes(story, paper.column.width - BAR.left))
      doc
        .rect(left + BAR.left + x, top + snapshot * BAR.step, width, BAR.height)
        .lineWidth(0.4)
        .fillColor(layerColour(MEMORY_SLOTS[part]))
        .strokeColor('#ffffff')
        .fillAndStroke();
  });
}

/** The stacked growth with axis and labels, `height` points high; nothing when the report does not say. */
export function growthFigure(paper: Paper, report: Report, speak: Translator, height: number): void {
  const frame = { left: 58, right: 158, top: 8, bottom: 22 };
  const box = { width: paper.column.width - frame.left - frame.right, height: height - frame.top - frame.bottom };
  const chart = growthChart(report, box);
  if (chart === null) return;
  const { t, bytes } = speak;
  const parts = chart.layers
    .map(
      (layer) =>
        `${partLabel(report, layer, speak)} ${bytes(layer.bySnapshot[layer.bySnapshot.length - 1], { signed: true })}`,
    )
    .join(', ');
  const small = (text: string, x: number, y: number, width: number, align?: 'right', colour = SOFT): void =>
    paper.drawLines(paper.lines([paper.run(text, { size: 8, colour })], width), x, y, width, align);
  paper.figure(t('export.growthFigure', { parts }), height, (left, top) => {
    const { doc } = paper;
    const x0 = left + frame.left;
    const y0 = top + frame.top;
    for (const { at, value } of chart.yTicks) {
      doc
        .lineWidth(value === 0 ? 0.8 : 0.5)
        .strokeColor(value === 0 ? SOFT : RULE)
        .moveTo(x0, y0 + at)
        .lineTo(x0 + box.width, y0 + at)
        .stroke();
      small(bytes(value, { signed: true }), left, y0 + at - 6, frame.left - 7, 'right');
    }
    for (const layer of chart.layers)
      doc
        .save()
        .translate(x0, y0)
        .path(layer.path)
        .lineWidth(0.6)
        .fillColor(layerColour(layerSlot(layer, report)))
        .strokeColor('#ffffff')
        .fillAndStroke()
        .restore();
    doc
      .save()
      .translate(x0, y0)
      .path(chart.totalLine)
      .lineWidth(1.3)
      .lineJoin('round')
      .strokeColor(INK)
      .stroke()
      .restore();
    const every = Math.ceil(chart.xTicks.length / 10);
    const room = box.width / Math.min(10, chart.xTicks.length);
    for (const { at, value } of chart.xTicks) {
      if (value % every !== 0 && value !== chart.xTicks.length - 1) continue;
      const run = paper.run(
        fitted(paper, report.snapshots[value].label.replace(/\.heapsnapshot(\.gz)?$/, ''), room - 6),
        { size: 8, colour: SOFT },
      );
      const wide = paper.widthOf(run);
      const x = Math.min(Math.max(x0 + at - wide / 2, x0), x0 + box.width - wide);
      paper.drawLines(paper.lines([run], wide + 1), x, y0 + box.height + 5, wide);
    }
    const labels = spreadLabels(
      chart.layers.map((layer) => layer.labelY),
      13,
      box.height,
    );
    chart.layers.forEach((layer, i) => {
      const y = y0 + labels[i];
      doc
        .lineWidth(0.5)
        .strokeColor(SOFT)
        .moveTo(x0 + box.width + 2, y0 + layer.labelY)
        .lineTo(x0 + box.width + 9, y)
        .stroke();
      doc
        .rect(x0 + box.width + 12, y - 4, 8, 8)
        .fillColor(layerColour(layerSlot(layer, report)))
        .fill();
      small(
        fitted(paper, partLabel(report, layer, speak), frame.right - 26),
        x0 + box.width + 25,
        y - 6.3,
        frame.right,
        undefined,
        INK,
      );
    });
  });
}

/** The longest start of a text that fits on one line; the whole text stands in the table beside the picture. */
function fitted(paper: Paper, text: string, width: number): string {
  let most = Math.min(text.length, 200);
  let shown = shorten(text, most);
  while (most > 3 && paper.widthOf(paper.run(shown, { size: 8 })) > width) shown = shorten(text, --most);
  return shown;
}

/** Kept memory per snapshot as a small line. */
export function sparkFigure(paper: Paper, finding: ReportFinding, { t, bytes }: Translator, column: Column): void {
  const box = { width: 150, height: 26 };
  const line = sparkline(finding.retainedBytesBySnapshot, box);
  if (line === null) return;
  paper.figure(
    t('export.sparkFigure', { values: steps(finding.retainedBytesBySnapshot, bytes) }),
    box.height + 8,
    (x, y) => {
      const { doc } = paper;
      const colour = VERDICT_COLOURS[finding.kind];
      doc.translate(x, y + 4);
      doc.save().fillOpacity(0.14).path(line.area).fillColor(colour).fill().restore();
      doc.path(line.line).lineWidth(1.3).lineJoin('round').strokeColor(colour).stroke();
      doc.circle(line.end.x, line.end.y, 2).fillColor(colour).fill();
    },
    column,
  );
}

/** The path from a GC root as a chain of dots, read as a list. */
export function pathChain(paper: Paper, finding: ReportFinding, speak: Translator, column: Column): void {
  const list = paper.element('L');
  const { hops: path, leftOut } = pathInPrint(finding.path);
  path.forEach((hop, i) => {
    const { edge, constructor, remark } = hopText(
      {
        ...hop,
        edge: hop.edge === null ? null : shorten(hop.edge, LONGEST_NAME),
        constructor: shorten(hop.constructor, LONGEST_NAME),
      },
      speak,
    );
    const runs = [
      ...(edge === '' ? [] : [paper.run(`${edge}  `, { weight: 'bold' })]),
      paper.run(constructor, edge === '' ? {} : { colour: SOFT }),
      ...(remark === '' ? [] : [paper.run(`   ${remark}`, { size: 8.5, colour: SOFT })]),
    ];
    const text: Column = { x: column.x + 16, width: column.width - 16 };
    const height = paper.heightOf(paper.lines(runs, text.width));
    paper.need(Math.min(height, 200));
    const from = paper.y;
    const last = i === path.length - 1;
    paper.decorate(() => {
      const { doc } = paper;
      if (!last)
        doc
          .lineWidth(0.8)
          .strokeColor(RULE)
          .moveTo(column.x + 4, from + 10)
          .lineTo(column.x + 4, Math.min(from + height + 8, paper.bottom))
          .stroke();
      doc
        .circle(column.x + 4, from + 7.6, last ? 3.2 : 2.6)
        .fillColor(last ? VERDICT_COLOURS[finding.kind] : SOFT)
        .fill();
    });
    const item = paper.element('LI', {}, list);
    paper.block('LBody', runs, text, item);
    item.end();
    paper.skip(2);
  });
  list.end();
  if (leftOut > 0)
    paper.paragraph(
      speak.t('common.shownOf', { shownCount: path.length, totalCount: path.length + leftOut }),
      { size: 8.5, colour: SOFT },
      column,
    );
}
