// The comparison on screen, for as long as it is open: what is being read, what was found, what failed.
// Plain data only: `File` objects stay in the opener (app/opener.ts), never here.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineErrorData, OpenFailure, Phase, Progress } from '../../worker/engine/api.ts';
import type { History } from '../../worker/report/history.ts';
import type { Report, ReportFinding } from '../../worker/report/types.ts';

/** One file as the loading screen shows it. `source` is its place among the sources given to the engine. */
export interface FileEntry {
  readonly key: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly label: string;
  readonly phase: Phase;
  /** 0..1 within the phase. */
  readonly fraction: number;
  /** Memory this file is expected to need; null until estimated. */
  readonly neededBytes: number | null;
  readonly error: EngineErrorData | null;
}

export interface SeriesProgress {
  readonly phase: Phase;
  readonly fraction: number;
}

export type SeriesState =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'loading';
      readonly files: readonly FileEntry[];
      readonly series: SeriesProgress | null;
      /** Memory that may be taken; null when the system does not say. */
      readonly availableBytes: number | null;
    }
  | {
      /** Several shared reports over time. */
      readonly kind: 'history';
      readonly files: readonly FileEntry[];
      readonly history: History;
    }
  | { readonly kind: 'failed'; readonly files: readonly FileEntry[]; readonly error: EngineErrorData | null }
  | {
      readonly kind: 'open';
      readonly generation: number;
      readonly report: Report;
      readonly files: readonly FileEntry[];
      readonly failures: readonly OpenFailure[];
      readonly order: readonly number[];
      /** Snapshots are behind it (tables and objects can be asked for), or only a shared report. */
      readonly live: boolean;
      /** What people wrote to go along with a shared report. */
      readonly notes: readonly string[];
      readonly engineLost: EngineErrorData | null;
    };

export type SeriesStore = StoreApi<SeriesState>;

/** An empty store. */
export function createSeriesStore(): SeriesStore {
  return createStore<SeriesState>()(() => ({ kind: 'empty' }));
}

/** The order of the phases one file goes through, for its progress bar. */
export const FILE_PHASES: readonly Phase[] = ['queued', 'reading', 'graph', 'sizes', 'dominators', 'names', 'done'];
/** The phases over the whole series. */
export const SERIES_PHASES: readonly Phase[] = ['matching', 'owners', 'ranking', 'paths', 'report', 'done'];

/** Progress of one file over all its phases, 0..1; reading counts for half of it, as it does on the clock. */
export function overallFraction(phase: Phase, fraction: number, phases: readonly Phase[]): number {
  const at = phases.indexOf(phase);
  if (at < 0 || phase === 'queued') return 0;
  if (phase === 'done') return 1;
  const weights = phases.map((p) => (p === 'queued' || p === 'done' ? 0 : p === 'reading' ? phases.length - 3 : 1));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const before = weights.slice(0, at).reduce((sum, w) => sum + w, 0);
  return Math.min(1, (before + weights[at] * fraction) / total);
}

/** The state after one progress message; the same state when nothing visible changed. */
export function applyProgress(state: SeriesState, progress: Progress): SeriesState {
  if (state.kind !== 'loading') return state;
  if (progress.snapshot === null) return { ...state, series: { phase: progress.phase, fraction: progress.fraction } };
  const entry = state.files[progress.snapshot];
  if (entry === undefined || (entry.phase === progress.phase && entry.fraction === progress.fraction)) return state;
  const files = state.files.with(progress.snapshot, { ...entry, phase: progress.phase, fraction: progress.fraction });
  return { ...state, files };
}

/** The open report, or null. */
export function selectReport(state: SeriesState): Report | null {
  return state.kind === 'open' ? state.report : null;
}

/** The finding of a rank, or the first one, or null. */
export function selectFinding(report: Report, rank: number | null): ReportFinding | null {
  return report.findings.find((f) => f.rank === rank) ?? report.findings[0] ?? null;
}

/** Last minus first; 0 for an empty series. */
export function growthOf(bySnapshot: readonly number[]): number {
  if (bySnapshot.length < 2) return 0;
  return bySnapshot[bySnapshot.length - 1] - bySnapshot[0];
}

/** One layer of the growth picture: a finding, all smaller findings together, the engine, everything else. */
export interface GrowthLayer {
  readonly kind: 'finding' | 'more-findings' | 'engine' | 'other';
  readonly rank: number | null;
  readonly title: string | null;
  /** Relative to the first snapshot. */
  readonly bytesBySnapshot: readonly number[];
}

/** Layers of the growth picture: the `top` first findings, the rest of them as one, engine, other. They add up to the total. */
export function selectGrowthLayers(report: Report, top: number): readonly GrowthLayer[] {
  const { findings, engine, other } = report.growth.bySnapshot;
  const layers: GrowthLayer[] = findings.slice(0, top).map((bytesBySnapshot, i) => ({
    kind: 'finding',
    rank: report.findings[i]?.rank ?? i + 1,
    title: report.findings[i]?.title ?? null,
    bytesBySnapshot,
  }));
  const rest = findings.slice(top);
  if (rest.length > 0) {
    layers.push({
      kind: 'more-findings',
      rank: null,
      title: null,
      bytesBySnapshot: engine.map((_, s) => rest.reduce((sum, values) => sum + (values[s] ?? 0), 0)),
    });
  }
  layers.push({ kind: 'other', rank: null, title: null, bytesBySnapshot: other });
  layers.push({ kind: 'engine', rank: null, title: null, bytesBySnapshot: engine });
  return layers;
}
