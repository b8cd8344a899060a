// Source maps follow the folder and the comparison, whichever comes later, and never overwrite what came meanwhile.

import { expect, it, vi } from 'vitest';
import type { Report } from '../../worker/report/types.ts';
import { createSeriesStore, NO_SETTINGS, type SeriesState } from '../state/series.ts';
import { fakeReport } from '../testing/fake-report.ts';
import { followSourceMaps } from './remapper.ts';
import { createSourceFolder } from './source-folder.ts';

function open(report: Report): SeriesState {
  return {
    kind: 'open',
    files: [],
    ignored: [],
    settings: NO_SETTINGS,
    canUndo: false,
    generation: 1,
    report: { ...report, findings: [...report.findings] },
    failures: [],
    order: [],
    live: true,
    notes: [],
    engineLost: null,
    busy: false,
  };
}
const folder = (): File[] => {
  const file = new File(['x'], 'shop.js');
  Object.defineProperty(file, 'webkitRelativePath', { value: 'dist/shop.js' });
  return [file];
};
/** The same report with another fingerprint, so that a test sees which one is on screen. */
const told = (report: Report): Report => ({
  ...report,
  findings: report.findings.map((finding) => ({ ...finding, fingerprint: `told ${finding.fingerprint}` })),
});

function setUp(remap: (report: Report) => Promise<Report>) {
  const series = createSeriesStore();
  const sources = createSourceFolder();
  const asked = vi.fn(remap);
  followSourceMaps({ series, sources, lang: () => 'en', remap: asked });
  const shown = (): string => {
    const state = series.getState();
    return state.kind === 'open' ? state.report.findings[0].fingerprint : '';
  };
  return { series, sources, asked, shown };
}

it('asks once for each comparison, after a folder was chosen', async () => {
  const { series, sources, asked, shown } = setUp((report) => Promise.resolve(told(report)));
  series.setState(open(fakeReport('leak')), true);
  expect(asked).not.toHaveBeenCalled();
  sources.take(folder());
  await vi.waitFor(() => expect(shown()).toMatch(/^told /));
  series.setState(open(fakeReport('growth')), true);
  await vi.waitFor(() => expect(shown()).toMatch(/^told /));
  expect(asked).toHaveBeenCalledTimes(2);
});

it('leaves a comparison alone that came while the maps were read', async () => {
  let answer: () => void = () => undefined;
  const { series, sources, shown } = setUp((report) => new Promise((done) => (answer = () => done(told(report)))));
  series.setState(open(fakeReport('leak')), true);
  sources.take(folder());
  const late = answer;
  const other = fakeReport('none');
  series.setState(open({ ...other, findings: fakeReport('leak').findings }), true);
  late();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(shown()).not.toMatch(/^told /);
});
