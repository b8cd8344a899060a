// Selectors of the open series: what is shown adds up.

import { describe, expect, it } from 'vitest';
import { fakeReport } from '../testing/fake-report.ts';
import {
  applyProgress,
  FILE_PHASES,
  growthOf,
  NO_SETTINGS,
  overallFraction,
  selectFinding,
  selectGrowthLayers,
  SERIES_PHASES,
  type FileEntry,
  type SeriesState,
} from './series.ts';

const FILE: FileEntry = {
  key: '0:a',
  name: 'a',
  sizeBytes: 1,
  label: 'a',
  phase: 'queued',
  fraction: 0,
  neededBytes: null,
  error: null,
  leftOut: false,
  takenAt: null,
  rssBytes: null,
};
const LOADING: SeriesState = {
  kind: 'loading',
  files: [FILE, { ...FILE, key: '1:b' }],
  ignored: [],
  settings: NO_SETTINGS,
  canUndo: false,
  series: null,
  availableBytes: null,
};

describe('growth layers', () => {
  it.each([0, 1, 2, 3, 9])('add up to the total with the %i first findings apart', (top) => {
    const report = fakeReport();
    const layers = selectGrowthLayers(report, top);
    const total = layers.reduce((sum, layer) => sum + growthOf(layer.bytesBySnapshot), 0);
    expect(total).toBeCloseTo(report.growth.totalBytes, 0);
    expect(layers.filter((l) => l.kind === 'finding')).toHaveLength(Math.min(top, 3));
  });

  it('carry the titles of their findings', () => {
    const report = fakeReport();
    expect(selectGrowthLayers(report, 1)[0]).toMatchObject({ rank: 1, title: report.findings[0].title });
  });
});

describe('findings', () => {
  it('are found by rank; the first stands in for one that is not there', () => {
    const report = fakeReport();
    expect(selectFinding(report, 2)?.rank).toBe(2);
    expect(selectFinding(report, 99)?.rank).toBe(1);
    expect(selectFinding(report, null)?.rank).toBe(1);
    expect(selectFinding(fakeReport('none'), 1)).toBeNull();
  });
});

describe('progress', () => {
  it('goes to its file or to the series, and nowhere else', () => {
    const next = applyProgress(LOADING, { snapshot: 1, phase: 'graph', fraction: 0.5 });
    expect(next).toMatchObject({ files: [{ phase: 'queued' }, { phase: 'graph', fraction: 0.5 }] });
    expect(applyProgress(LOADING, { snapshot: null, phase: 'owners', fraction: 1 })).toMatchObject({
      series: { phase: 'owners' },
    });
    expect(applyProgress(LOADING, { snapshot: 7, phase: 'graph', fraction: 1 })).toBe(LOADING);
    const empty: SeriesState = { kind: 'empty' };
    expect(applyProgress(empty, { snapshot: 0, phase: 'graph', fraction: 1 })).toBe(empty);
  });

  it.each([FILE_PHASES, SERIES_PHASES])('only rises through the phases, from 0 to 1', (...phases) => {
    const values = phases.flatMap((p) => [overallFraction(p, 0, phases), overallFraction(p, 1, phases)]);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect(values[values.length - 1]).toBe(1);
    expect(overallFraction('queued', 1, FILE_PHASES)).toBe(0);
  });
});

describe('growthOf', () => {
  it('is last minus first', () => {
    expect(growthOf([5, 9, 7])).toBe(2);
    expect(growthOf([5])).toBe(0);
    expect(growthOf([])).toBe(0);
  });
});
