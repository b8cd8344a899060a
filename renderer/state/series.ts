// The comparison on screen, for as long as it is open: what is being read, what was found, what failed.
// Plain data only: `File` objects stay in the opener (app/opener.ts), never here.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineErrorData, OpenFailure, Phase, Progress } from '../../worker/engine/api.ts';
import type { ManyReports } from '../../worker/engine/report-api.ts';
import type { Report, ReportFinding } from '../../worker/report/types.ts';

/** Something that was dropped and is not compared, and why. */
export type Ignored =
  | { readonly name: string; readonly why: 'report' | 'other' }
  | { readonly name: string; readonly why: 'error'; readonly error: EngineErrorData };

/** What the files do not say of themselves, as `diff` is told by its options. */
export interface SeriesSettings {
  /** What was done between two snapshots: `1000 requests`. */
  readonly per: string | null;
  readonly heapLimitBytes: number | null;
}

export const NO_SETTINGS: SeriesSettings = { per: null, heapLimitBytes: null };

/** One file as the loading screen shows it. */
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
  /** It stays in the list, and out of the comparison. */
  readonly leftOut: boolean;
  /** ISO time when it was taken and memory of the whole process then, as the person said; null when not said. */
  readonly takenAt: string | null;
  readonly rssBytes: number | null;
}

interface SeriesProgress {
  readonly phase: Phase;
  readonly fraction: number;
}

/** What every comparison has, whatever became of it. */
interface SeriesBasics {
  readonly files: readonly FileEntry[];
  readonly ignored: readonly Ignored[];
  readonly settings: SeriesSettings;
  /** A step can be taken back: a file removed, moved, left out. */
  readonly canUndo: boolean;
}

/** What this window showed before a reload, and cannot show again without being asked. */
interface Resume {
  readonly names: readonly string[];
  /** The remembered comparison that has the files; null when they must be picked again. */
  readonly recentId: string | null;
}

export type SeriesState =
  | { readonly kind: 'empty'; readonly resume?: Resume }
  | (SeriesBasics & {
      readonly kind: 'loading';
      readonly series: SeriesProgress | null;
      /** Memory that may be taken; null when the system does not say. */
      readonly availableBytes: number | null;
    })
  | {
      /** Several shared reports: of many instances, or over time. */
      readonly kind: 'history';
      readonly files: readonly FileEntry[];
      readonly many: ManyReports;
    }
  | (SeriesBasics & {
      readonly kind: 'failed';
      readonly error: EngineErrorData | null;
      /** Nothing is wrong: the person stopped it. */
      readonly stopped?: boolean;
    })
  | (SeriesBasics & {
      readonly kind: 'open';
      readonly generation: number;
      readonly report: Report;
      readonly failures: readonly OpenFailure[];
      readonly order: readonly number[];
      /** Snapshots are behind it (tables and objects can be asked for), or only a shared report. */
      readonly live: boolean;
      /** What people wrote to go along with a shared report. */
      readonly notes: readonly string[];
      readonly engineLost: EngineErrorData | null;
      /** Snapshots in memory are being compared anew; what is on screen is the answer before. */
      readonly busy: boolean;
    });

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
  /** A finding that is no leak. */
  readonly isWarmUp: boolean;
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
    isWarmUp: report.findings[i]?.kind === 'warm-up',
    bytesBySnapshot,
  }));
  const rest = findings.slice(top);
  if (rest.length > 0) {
    layers.push({
      kind: 'more-findings',
      rank: null,
      title: null,
      isWarmUp: false,
      bytesBySnapshot: engine.map((_, s) => rest.reduce((sum, values) => sum + (values[s] ?? 0), 0)),
    });
  }
  layers.push({ kind: 'other', rank: null, title: null, isWarmUp: false, bytesBySnapshot: other });
  layers.push({ kind: 'engine', rank: null, title: null, isWarmUp: false, bytesBySnapshot: engine });
  return layers;
}
