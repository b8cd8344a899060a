// How fast something grows in a report, and what its rows show of the work that was done. Steps in which nothing
// happened, and the first of three or more (warm-up), do not count.

import type { Report, ReportFinding } from '../types.ts';
import { GONE_SHARE, MIN_TURNOVER } from './limits.ts';
import { entryName, rowsNamed } from './vocabulary.ts';

/** Indices of steps (0: from the first snapshot to the second) in which something happened. */
export function workingSteps(report: Report): readonly number[] {
  const idle = new Set(
    report.warnings
      .filter(({ code }) => code === 'idle-step' || code === 'duplicate' || code === 'given-twice')
      .map(({ params }) => String(params?.secondLabel ?? params?.label)),
  );
  return report.snapshots.flatMap(({ label }, i) => (i === 0 || idle.has(label) ? [] : [i - 1]));
}

/** Mean growth of a value per working step; 0 when it shrinks or no step counts. */
function perStep(report: Report, values: readonly number[]): number {
  const all = workingSteps(report);
  const judged = all.length >= 3 ? all.slice(1) : all;
  if (judged.length === 0 || values.length !== report.snapshots.length) return 0;
  const sum = judged.reduce((total, step) => total + values[step + 1] - values[step], 0);
  return Math.max(0, sum / judged.length);
}

/** Bytes that a finding gains per step. */
export function findingRate(report: Report, finding: ReportFinding): number {
  return perStep(report, finding.retainedBytesBySnapshot);
}

/** Whether a warm-up has ended: its last two steps gain next to nothing, `rate` being bytes per step of the leak before. */
export function hasSettled(finding: ReportFinding, rate: number): boolean {
  const bytes = finding.retainedBytesBySnapshot.slice(-3);
  return bytes.length === 3 && bytes[1] - bytes[0] <= rate * GONE_SHARE && bytes[2] - bytes[1] <= rate * GONE_SHARE;
}

/** What rows of the leaking class show in the later series. */
export interface EntryTraces {
  /** New objects per step that stay. */
  readonly perStep: number;
  /** Objects came and went, and only where nothing of the kind went before: the code that leaked has run. */
  readonly turnover: boolean;
  /** Objects are there, and not one of them is new: that code has not run. */
  readonly frozen: boolean;
}

/** Counts of rows added up; ids that do not compare leave nothing to see. */
function totals(report: Report, name: string): { counts: readonly number[]; added: number; removed: number } | null {
  const rows = rowsNamed(report, name);
  if (rows.length === 0 || rows.some((row) => row.addedCount === null || row.removedCount === null)) return null;
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    counts: report.snapshots.map((_, i) => sum((row) => row.countBySnapshot[i] ?? 0)),
    added: sum((row) => row.addedCount ?? 0),
    removed: sum((row) => row.removedCount ?? 0),
  };
}

/** Null when no class of the finding's entries is known by name, or ids do not compare. */
export function entryTraces(before: Report, finding: ReportFinding, after: Report): EntryTraces | null {
  const name = entryName(finding);
  const [then, now] = name === null ? [null, null] : [totals(before, name), totals(after, name)];
  if (then === null || now === null) return null;
  const cameAndWent = now.added >= MIN_TURNOVER && now.removed >= now.added * (1 - GONE_SHARE);
  return {
    perStep: perStep(after, now.counts),
    turnover: cameAndWent && then.removed <= then.added * GONE_SHARE,
    frozen: Math.min(...now.counts) > 0 && now.added === 0,
  };
}

/** Objects of the leaking class that the earlier series gained per step; 0 when that class is not known by name. */
export function entriesPerStep(report: Report, finding: ReportFinding): number {
  const name = entryName(finding);
  const found = name === null ? null : totals(report, name);
  return found === null ? 0 : perStep(report, found.counts);
}

/** How far the bytes of the program move between two snapshots at most, per step and in whatever direction. */
export function swingPerStep(report: Report): number {
  const { findings, other } = report.growth.bySnapshot;
  const bytes = other.map((value, i) => findings.reduce((sum, row) => sum + (row[i] ?? 0), value));
  return bytes.length < 2 ? 0 : (Math.max(...bytes) - Math.min(...bytes)) / (bytes.length - 1);
}

/** Bytes per step that the program's heap gains beyond the engine's own and beyond `findings`. */
export function unexplainedRate(report: Report): number {
  return perStep(report, report.growth.bySnapshot.other);
}
