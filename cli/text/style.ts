// Colours, and the characters that say the same without them.

import picocolors from 'picocolors';
import type { FindingKind, VerdictKind } from '../../worker/report/types.ts';

export type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly grew: Paint;
  readonly shrank: Paint;
  readonly name: Paint;
  readonly warning: Paint;
  readonly verdict: (kind: VerdictKind | FindingKind) => Paint;
}

/** Styles for a terminal; with `colors` false every one returns its text as it is. */
export function createStyle(colors: boolean): Style {
  const c = picocolors.createColors(colors);
  const verdicts: Readonly<Record<VerdictKind, Paint>> = {
    leak: (text) => c.bold(c.red(text)),
    growth: (text) => c.bold(c.yellow(text)),
    'warm-up': (text) => c.bold(c.cyan(text)),
    none: (text) => c.bold(c.green(text)),
  };
  return {
    bold: c.bold,
    dim: c.dim,
    grew: c.red,
    shrank: c.green,
    name: c.cyan,
    warning: c.yellow,
    verdict: (kind) => verdicts[kind],
  };
}

const BARS = '▁▂▃▄▅▆▇█';

/** A line of bars from the smallest to the largest value, at most `columns` wide; a level series is all low bars. */
export function sparkline(values: readonly number[], columns: number): string {
  const picked =
    values.length <= columns
      ? values
      : Array.from({ length: columns }, (_, i) => values[Math.round((i * (values.length - 1)) / (columns - 1))]);
  const low = Math.min(...picked);
  const span = Math.max(...picked) - low;
  return picked.map((value) => BARS[span === 0 ? 0 : Math.round(((value - low) / span) * (BARS.length - 1))]).join('');
}

/** One bar of `columns` out of parts ≥ 0, each with its own character; the parts always fill it. */
export function stackedBar(
  parts: readonly { readonly value: number; readonly mark: string; readonly paint: Paint }[],
  columns: number,
): string {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  if (total <= 0) return '';
  let done = 0;
  let sum = 0;
  return parts
    .map(({ value, mark, paint }) => {
      sum += value;
      const end = Math.round((sum / total) * columns);
      const bar = mark.repeat(end - done);
      done = end;
      return bar === '' ? '' : paint(bar);
    })
    .join('');
}
