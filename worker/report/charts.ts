// Geometry of the report's pictures: numbers in, SVG path strings out. The same strings draw SVG on screen and in
// HTML and lines in the PDF. No colours, no text: those belong to the medium.

import { scaleLinear } from 'd3-scale';
import { area, curveLinear, line, stack, type SeriesPoint } from 'd3-shape';
import type { Report } from './types.ts';

/** Width and height in the medium's units (CSS pixels, PDF points). */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A part of the growth: one finding, the findings that have no layer of their own, the engine, everything else. */
type PartKind = 'finding' | 'rest' | 'engine' | 'other';

export interface GrowthPart {
  readonly kind: PartKind;
  /** Index into `report.findings`; −1 for the other kinds. */
  readonly finding: number;
  /** Bytes since the first snapshot, one per snapshot. */
  readonly bySnapshot: readonly number[];
}

interface GrowthLayer extends GrowthPart {
  /** Closed area. */
  readonly path: string;
  /** Middle of the layer at the last snapshot, for a label beside it. */
  readonly labelY: number;
}

interface Tick {
  readonly at: number;
  readonly value: number;
}

export interface GrowthChart {
  readonly layers: readonly GrowthLayer[];
  /** The total, as an open line. */
  readonly totalLine: string;
  readonly totalBySnapshot: readonly number[];
  /** One per snapshot: `at` is x, `value` the snapshot's position. */
  readonly xTicks: readonly Tick[];
  /** `at` is y, `value` bytes; one of them is 0. */
  readonly yTicks: readonly Tick[];
}

const MAX_LAYERS = 6;

/**
 * The growth split into at most `maxParts` findings, the rest of them, other and engine, drawn bottom to top in that
 * order. Empty when the report does not say (files of an older version).
 */
export function growthParts(report: Report, maxParts = MAX_LAYERS): readonly GrowthPart[] {
  const { findings, engine, other } = report.growth.bySnapshot;
  const n = report.snapshots.length;
  if (engine.length !== n || other.length !== n || n < 2) return [];
  const shown = findings.length > maxParts ? maxParts - 1 : findings.length;
  const parts: GrowthPart[] = findings
    .slice(0, shown)
    .map((bySnapshot, i) => ({ kind: 'finding', finding: i, bySnapshot }));
  const rest = findings.slice(shown);
  if (rest.length > 0)
    parts.push({
      kind: 'rest',
      finding: -1,
      bySnapshot: engine.map((_, i) => rest.reduce((sum, values) => sum + values[i], 0)),
    });
  parts.push({ kind: 'other', finding: -1, bySnapshot: other }, { kind: 'engine', finding: -1, bySnapshot: engine });
  return parts;
}

/** Two decimals are a hundredth of a pixel: enough, and stable from machine to machine. */
const round = (path: string | null): string =>
  (path ?? '').replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100));
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Byte ticks at round decimal amounts (1 MB, 2 MB, 5 MB…), always with 0. */
function byteTicks(low: number, high: number, wanted: number): readonly number[] {
  const ticks = scaleLinear().domain([low, high]).ticks(wanted);
  return ticks.includes(0) ? ticks : [0, ...ticks].sort((a, b) => a - b);
}

/**
 * Parts stacked away from zero, per part: what grew upwards, what shrank downwards. A part that changes sides has both; where
 * it is 0 it lies flat on the others, not under them (as with d3's own offset, whose layer then sweeps across the picture).
 */
function bandsOf(parts: readonly GrowthPart[], points: readonly number[]): readonly SeriesPoint<number>[][][] {
  const sides = ([1, -1] as const).map((sign) =>
    stack<number, number>()
      .keys(parts.map((_, i) => i))
      .value((i, key) => sign * Math.max(0, sign * parts[key].bySnapshot[i]))(points),
  );
  return parts.map((_, i) => {
    const bands = sides.map((side) => side[i]);
    const thick = bands.filter((band) => band.some(([from, to]) => from !== to));
    return thick.length === 0 ? bands.slice(0, 1) : thick;
  });
}

/** The stacked picture of the growth inside `box`; null when there is nothing to draw. Shrinking parts hang below zero. */
export function growthChart(report: Report, box: Box, maxParts = MAX_LAYERS): GrowthChart | null {
  const parts = growthParts(report, maxParts);
  if (parts.length === 0) return null;
  const n = report.snapshots.length;
  const points = Array.from({ length: n }, (_, i) => i);
  const layers = bandsOf(parts, points);
  const totalBySnapshot = points.map((i) => parts.reduce((sum, part) => sum + part.bySnapshot[i], 0));
  const edges = layers.flatMap((bands) => bands.flatMap((band) => band.flatMap((point) => [point[0], point[1]])));
  const low = Math.min(0, ...edges);
  const high = Math.max(...edges, low + 1);
  // Only the top is rounded: a little that shrank should not cost a row of the picture.
  const y = scaleLinear()
    .domain([low, scaleLinear().domain([0, high]).nice(4).domain()[1]])
    .range([box.height, 0]);
  const x = scaleLinear()
    .domain([0, n - 1])
    .range([0, box.width]);
  const shape = area<SeriesPoint<number>>()
    .x((point) => x(point.data))
    .y0((point) => y(point[0]))
    .y1((point) => y(point[1]))
    .curve(curveLinear);
  const totalShape = line<number>()
    .x((_, i) => x(i))
    .y((value) => y(value))
    .curve(curveLinear);
  const [bottom, top] = y.domain();
  return {
    layers: parts.map((part, i) => {
      const ends = layers[i].map((band) => band[n - 1]);
      const end = ends.find(([from, to]) => from !== to) ?? ends[0];
      return {
        ...part,
        path: layers[i].map((band) => round(shape(band))).join(''),
        labelY: hundredths(y((end[0] + end[1]) / 2)),
      };
    }),
    totalLine: round(totalShape(totalBySnapshot)),
    totalBySnapshot,
    xTicks: points.map((i) => ({ at: hundredths(x(i)), value: i })),
    yTicks: byteTicks(bottom, top, 4)
      .filter((value) => value >= bottom && value <= top)
      .map((value) => ({ at: hundredths(y(value)), value })),
  };
}

export interface Sparkline {
  readonly line: string;
  readonly area: string;
  readonly end: { readonly x: number; readonly y: number };
}

/** A small line of one number per snapshot, scaled to its own range from 0; null for fewer than two numbers. */
export function sparkline(values: readonly number[], box: Box): Sparkline | null {
  if (values.length < 2) return null;
  const high = Math.max(...values, 1);
  const low = Math.min(...values, 0);
  const x = scaleLinear()
    .domain([0, values.length - 1])
    .range([0, box.width]);
  const y = scaleLinear().domain([low, high]).range([box.height, 0]);
  const at = (_: number, i: number): number => x(i);
  return {
    line: round(
      line<number>()
        .x(at)
        .y((value) => y(value))
        .curve(curveLinear)(values),
    ),
    area: round(
      area<number>()
        .x(at)
        .y0(y(low))
        .y1((value) => y(value))
        .curve(curveLinear)(values),
    ),
    end: { x: hundredths(box.width), y: hundredths(y(values[values.length - 1])) },
  };
}

/** Moves labels that would overlap apart: as near to `wanted` as `gap` allows, in order, inside 0..`height`. */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = [...wanted];
  let lowest = 0;
  for (const i of order) {
    placed[i] = Math.max(wanted[i], lowest);
    lowest = placed[i] + gap;
  }
  let highest = height;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], highest);
    highest = placed[i] - gap;
  }
  return placed.map(hundredths);
}
