// A line as tall as a word: how an amount went over the snapshots. The numbers stand beside it for everybody else.

import { area, line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import './sparkline.css';

interface SparklineProps {
  readonly values: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

/** Only what grows is drawn in the colour of growth. */
function directionOf(values: readonly number[]): string {
  const change = values[values.length - 1] - values[0];
  return change > 0 ? ' sparkline--grew' : change < 0 ? ' sparkline--shrank' : '';
}

/** Draws from zero, so that "twice as much" looks twice as high. */
export function Sparkline({ values, width = 64, height = 22 }: SparklineProps): ReactElement | null {
  if (values.length < 2) return null;
  const pad = 3;
  const x = scaleLinear([0, values.length - 1], [pad, width - pad]);
  const y = scaleLinear([0, Math.max(1, ...values)], [height - pad, pad]);
  const points = values.map((v, i): [number, number] => [x(i), y(v)]);
  const last = points[points.length - 1];
  const fill = area<[number, number]>()
    .x((p) => p[0])
    .y0(height - pad)
    .y1((p) => p[1]);
  return (
    <svg
      className={`sparkline${directionOf(values)}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <path className="sparkline__area" d={fill(points) ?? ''} />
      <path className="sparkline__line" d={line()(points) ?? ''} />
      <circle className="sparkline__dot" cx={last[0]} cy={last[1]} r="2.4" />
    </svg>
  );
}
