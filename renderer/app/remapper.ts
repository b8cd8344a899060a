// Source maps for the whole report: as soon as a folder with the sources is known, findings have their original places and
// names, and so has every comparison that comes after.

import type { Lang, Report } from '../../worker/report/types.ts';
import { localiseReport } from '../../worker/messages/index.ts';
import type { SeriesStore } from '../state/series.ts';
import type { SourceFolder } from './source-folder.ts';

interface Dependencies {
  readonly series: SeriesStore;
  readonly sources: SourceFolder;
  readonly lang: () => Lang;
  /** engine/code-client.ts */
  readonly remap: (report: Report, files: NonNullable<ReturnType<SourceFolder['files']>>) => Promise<Report>;
}

/** Starts to follow both stores. @returns the function that stops */
export function followSourceMaps({ series, sources, lang, remap }: Dependencies): () => void {
  /** What was worked out already: the report of each comparison as it was, by what it became. */
  const done = new WeakMap<Report['findings'], true>();
  let asked = 0;

  async function follow(): Promise<void> {
    const files = sources.files();
    const state = series.getState();
    if (files === null || state.kind !== 'open' || state.busy || done.has(state.report.findings)) return;
    const { report } = state;
    const question = ++asked;
    done.set(report.findings, true);
    const found = await remap(report, files);
    const now = series.getState();
    // Another comparison, another language or another folder came meanwhile.
    if (question !== asked || now.kind !== 'open' || now.report.findings !== report.findings) return;
    const spoken = { ...localiseReport(found, lang()), snapshots: now.report.snapshots };
    done.set(spoken.findings, true);
    series.setState({ ...now, report: spoken }, true);
  }
  const start = (): void => {
    follow().catch((error: unknown) => console.warn('source maps could not be applied', error));
  };
  const stopSeries = series.subscribe(start);
  const stopSources = sources.store.subscribe(start);
  return () => {
    stopSeries();
    stopSources();
  };
}
