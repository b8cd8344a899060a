// Geometry of the growth picture, in bytes: which layer lies from where to where at each snapshot.

import { stack } from 'd3-shape';
import type { GrowthLayer } from '../../state/series.ts';

/** A band of one layer, on its side of zero. */
export interface Band {
  readonly layer: GrowthLayer;
  /** [from, to] per snapshot, bytes. */
  readonly ends: readonly (readonly [number, number])[];
}

/**
 * Layers stacked away from zero: what grew upwards, what shrank downwards. A layer that changes sides becomes two bands,
 * so that no band ever lies over another.
 */
export function stackBands(layers: readonly GrowthLayer[], steps: number): readonly Band[] {
  const side = (sign: 1 | -1): Band[] => {
    const rows = Array.from({ length: steps }, (_, s) =>
      layers.map((l) => sign * Math.max(0, sign * (l.bytesBySnapshot[s] ?? 0))),
    );
    const series = stack<number[], number>()
      .keys(layers.map((_, i) => i))
      .value((row, key) => row[key])(rows);
    return series.map((band, i) => ({ layer: layers[i], ends: band.map((p): [number, number] => [p[0], p[1]]) }));
  };
  return [...side(1), ...side(-1)].filter((band) => band.ends.some(([from, to]) => from !== to));
}
