import { describe, expect, it } from 'vitest';
import { growthChart, growthParts, sparkline, spreadLabels } from './charts.ts';
import { sampleReport } from './testing/sample.ts';

const numbers = (path: string): readonly number[] => (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

describe('growthParts', () => {
  it('adds up to the total growth', () => {
    const report = sampleReport();
    for (const max of [1, 2, 6]) {
      const last = growthParts(report, max).reduce((sum, part) => sum + part.bySnapshot[3], 0);
      expect(last).toBe(report.growth.totalBytes);
    }
  });

  it('gathers what has no layer of its own', () => {
    expect(growthParts(sampleReport(), 2).map((part) => part.kind)).toEqual(['finding', 'rest', 'other', 'engine']);
  });

  it('is empty for one snapshot and for files that do not say', () => {
    const report = sampleReport();
    expect(
      growthParts({ ...report, growth: { ...report.growth, bySnapshot: { findings: [], engine: [], other: [] } } }),
    ).toEqual([]);
    expect(
      growthChart(
        {
          ...report,
          snapshots: report.snapshots.slice(0, 1),
          growth: { ...report.growth, bySnapshot: { findings: [], engine: [0], other: [0] } },
        },
        { width: 10, height: 10 },
      ),
    ).toBe(null);
  });
});

describe('growthChart', () => {
  const chart = growthChart(sampleReport(), { width: 400, height: 200 });

  it('stays inside its box', () => {
    const paths = chart?.layers.map((layer) => layer.path) ?? [];
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      for (const [i, value] of numbers(path).entries()) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(i % 2 === 0 ? 400 : 200);
      }
    }
  });

  it('has a tick per snapshot and one at zero', () => {
    expect(chart?.xTicks.map((tick) => tick.at)).toEqual([0, 133.33, 266.67, 400]);
    expect(chart?.yTicks.some((tick) => tick.value === 0)).toBe(true);
  });

  it('lays a part that comes late flat on the others until it does', () => {
    const report = sampleReport({ findings: 0 });
    const late = {
      ...report,
      growth: { ...report.growth, bySnapshot: { findings: [], engine: [0, 0, 0, 1e6], other: [0, 1e6, 2e6, 3e6] } },
    };
    const [other, engine] = growthChart(late, { width: 400, height: 200 })?.layers ?? [];
    const heightsAt = (path: string, x: number): readonly number[] => {
      const pairs = numbers(path);
      return pairs.filter((_, i) => i % 2 === 1 && pairs[i - 1] === x);
    };
    const top = Math.min(...heightsAt(other.path, 266.67));
    expect(top).toBeLessThan(150);
    expect(new Set(heightsAt(engine.path, 266.67))).toEqual(new Set([top]));
  });

  it('draws a part that changes sides on both, over nobody', () => {
    const report = sampleReport({ findings: 0 });
    const turning = {
      ...report,
      growth: {
        ...report.growth,
        bySnapshot: { findings: [], engine: [0, -1e6, 1e6, 1e6], other: [0, 1e6, 2e6, 3e6] },
      },
    };
    const engine = growthChart(turning, { width: 400, height: 200 })?.layers[1];
    expect(engine?.path.match(/M/g)).toHaveLength(2);
  });

  it('draws a heap that shrinks below zero', () => {
    const report = sampleReport({ findings: 0 });
    const shrinking = {
      ...report,
      growth: { ...report.growth, bySnapshot: { findings: [], engine: [0, 0, 0, 0], other: [0, -1e6, -2e6, -3e6] } },
    };
    const zero = growthChart(shrinking, { width: 400, height: 200 })?.yTicks.find((tick) => tick.value === 0);
    expect(zero?.at).toBe(0);
  });
});

describe('sparkline', () => {
  it('rises to the top at the largest value', () => {
    expect(sparkline([0, 5, 10], { width: 60, height: 20 })).toMatchObject({ end: { x: 60, y: 0 } });
  });
  it('draws equal and empty series without NaN', () => {
    for (const values of [
      [0, 0],
      [7, 7, 7],
    ])
      expect(sparkline(values, { width: 60, height: 20 })?.line).not.toContain('NaN');
    expect(sparkline([1], { width: 60, height: 20 })).toBe(null);
  });
});

describe('spreadLabels', () => {
  it('keeps labels apart, in order and inside', () => {
    expect(spreadLabels([50, 51, 52], 10, 100)).toEqual([50, 60, 70]);
    expect(spreadLabels([99, 98], 10, 100)).toEqual([100, 90]);
    expect(spreadLabels([10, 90], 10, 100)).toEqual([10, 90]);
  });
});
