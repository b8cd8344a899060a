// Bands of the growth picture: none lies over another, and at every snapshot they add up.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrowthLayer } from '../../state/series.ts';
import { stackBands } from './growth-bands.ts';

const layers = fc.integer({ min: 1, max: 6 }).chain((steps) =>
  fc
    .array(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: steps, maxLength: steps }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => ({
      steps,
      layers: rows.map((bytesBySnapshot, i): GrowthLayer => ({
        kind: 'finding',
        rank: i + 1,
        title: null,
        isWarmUp: false,
        bytesBySnapshot,
      })),
    })),
);

describe('growth bands', () => {
  it('add up at every snapshot', () => {
    fc.assert(
      fc.property(layers, ({ steps, layers: given }) => {
        const bands = stackBands(given, steps);
        for (let s = 0; s < steps; s++) {
          const drawn = bands.reduce((sum, b) => sum + (b.ends[s][1] - b.ends[s][0]), 0);
          expect(drawn).toBeCloseTo(given.reduce((sum, l) => sum + l.bytesBySnapshot[s], 0));
        }
      }),
    );
  });

  it('never lie over each other', () => {
    fc.assert(
      fc.property(layers, ({ steps, layers: given }) => {
        const bands = stackBands(given, steps);
        for (let s = 0; s < steps; s++) {
          const spans = bands
            .map((b) => [Math.min(...b.ends[s]), Math.max(...b.ends[s])])
            .filter(([from, to]) => from !== to)
            .sort((a, b) => a[0] - b[0]);
          spans.slice(1).forEach(([from], i) => expect(from).toBeGreaterThanOrEqual(spans[i][1]));
        }
      }),
    );
  });
});
