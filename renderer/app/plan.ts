// What is compared: the files of a list with what people say of them, their order, and the settings of the series.
// Plain values: the opener (opener.ts) puts another one in their place with every step.

import { memoryOf, workPerStep } from '../../capture/record.ts';
import type { CaptureRecord, CapturedSnapshot, MemoryOfProcess } from '../../capture/record.ts';
import type { AnalyseOptions, SourceSpec } from '../../worker/engine/api.ts';
import type { Report } from '../../worker/report/types.ts';
import type { RememberedSource, WindowRecord } from '../host/types.ts';
import { NO_SETTINGS, type Ignored, type SeriesSettings } from '../state/series.ts';

/** A source with what the browser may remember of it. */
export type OpenItem = RememberedSource;

/** How files are opened. */
export interface OpenOptions {
  /** Beside what is open instead of in its place. */
  readonly add?: boolean;
  readonly ignored?: readonly Ignored[];
  /** The side file of the capture that took them. */
  readonly record?: CaptureRecord | null;
  /** A sampling heap profile of the same run. */
  readonly profile?: File | null;
}

/** What a person may say of one file. */
export interface FileFacts {
  readonly takenAt: string | null;
  readonly rssBytes: number | null;
}

/** One file of the list. Never changed: another value takes its place under the same `id`. */
export interface Entry extends FileFacts {
  readonly id: number;
  readonly item: OpenItem;
  readonly label: string | null;
  readonly leftOut: boolean;
  /** Where the memory of the process was, from a capture's side file; null when there is none. */
  readonly memory: MemoryOfProcess | null;
}

/** A file nobody has said anything of yet. */
export function entryOf(id: number, item: OpenItem): Entry {
  return { id, item, label: null, leftOut: false, takenAt: null, rssBytes: null, memory: null };
}

/** Everything that decides what is compared: what undo goes back to. */
export interface Plan {
  readonly entries: readonly Entry[];
  readonly keepOrder: boolean;
  readonly settings: SeriesSettings;
  /** A sampling heap profile of the same run: where things were made. */
  readonly profile: File | null;
}

/** No file at all. */
export const NOTHING: Plan = { entries: [], keepOrder: false, settings: NO_SETTINGS, profile: null };

/** Size of a source, bytes; 0 when only the engine can know. */
export function sizeOf(source: SourceSpec): number {
  switch (source.kind) {
    case 'file':
      return source.packed?.sizeBytes ?? source.file.size;
    case 'url':
      return source.sizeBytes;
    case 'path':
      return 0;
  }
}

/** The label a file gets at first: its name without what all snapshots end in. */
export function labelOf(name: string): string {
  return name.replace(/\.gz$/i, '').replace(/\.(heapsnapshot|heaptimeline|heapdelta)$/i, '') || name;
}

/** What a file is called on screen. */
export const labelFor = ({ label, item }: Entry): string => label ?? labelOf(item.source.name);
/** A file's key in the list; the name in it is for readers of a test. */
export const keyOf = ({ id, item }: Entry): string => `${id}:${item.source.name}`;
export const idOfKey = (key: string): number => Number(key.split(':', 1)[0]);

/** A report somebody saved: it opens without an engine. */
export function isShared(source: SourceSpec): boolean {
  return /\.heapdelta$/i.test(source.name);
}

/** Options for the engine; those given per source are in the order of `sources`. */
export function optionsFor(
  { keepOrder, settings }: Plan,
  sources: readonly Entry[],
  compared: readonly Entry[],
): AnalyseOptions {
  const allHave = (pick: (entry: Entry) => unknown): boolean => compared.every((entry) => pick(entry) !== null);
  return {
    labels: sources.map(labelFor),
    keepOrder,
    ...(settings.per === null ? {} : { per: settings.per }),
    ...(settings.heapLimitBytes === null ? {} : { heapLimitBytes: settings.heapLimitBytes }),
    ...(allHave((e) => e.takenAt) ? { takenAt: sources.map((e) => e.takenAt ?? '') } : {}),
    ...(allHave((e) => e.rssBytes) ? { rssBytes: sources.map((e) => e.rssBytes ?? 0) } : {}),
    // Not `known`: what is accepted on this machine is a preference, read where it is shown, so that it can be taken back.
  };
}

/** The plan as it survives a reload. @param recentId - the remembered comparison that has its files */
export function windowRecord(plan: Plan, recentId: string | null): WindowRecord {
  const sources = plan.entries.map(({ item }) => item.source);
  return {
    sources: sources.every((source) => source.kind === 'url') ? sources : null,
    recentId,
    entries: plan.entries.map(({ item, label, leftOut, takenAt, rssBytes, memory }) => ({
      name: item.source.name,
      label,
      leftOut,
      takenAt,
      rssBytes,
      memory,
    })),
    keepOrder: plan.keepOrder,
    ...plan.settings,
  };
}

/** What a capture's side file says of a source: the same name and size, for a file that was replaced is another. */
function capturedAs(record: CaptureRecord, source: SourceSpec): CapturedSnapshot | null {
  const name = source.name.split('/').at(-1) ?? '';
  return record.snapshots.find((one) => one.file === name && one.fileBytes === sizeOf(source)) ?? null;
}

/**
 * The plan with entries more; what a capture's side file says of them stands there as if a person had typed it in.
 * @param record null where there is no side file
 */
export function withEntries(plan: Plan, fresh: readonly Entry[], record: CaptureRecord | null): Plan {
  if (record === null) return { ...plan, entries: [...plan.entries, ...fresh] };
  const known = fresh.map(({ item }) => capturedAs(record, item.source));
  const entries = fresh.map((entry, i): Entry => {
    const one = known[i];
    return one === null ? entry : { ...entry, takenAt: one.takenAt, rssBytes: one.rssBytes, memory: memoryOf(one) };
  });
  const next = { ...plan, entries: [...plan.entries, ...entries] };
  const snapshots = known.filter((one) => one !== null);
  // Of a part of the series the steps are not known.
  if (snapshots.length < known.length || plan.entries.length > 0) return next;
  const heapLimitBytes = snapshots[snapshots.length - 1]?.heapLimitBytes ?? null;
  return { ...next, settings: { per: workPerStep(record, snapshots), heapLimitBytes } };
}

/** The report with the memory of the process at each snapshot, where a capture recorded it. */
export function withMemory(report: Report, order: readonly number[], entries: readonly Entry[]): Report {
  const snapshots = report.snapshots.map((snapshot, i) => {
    const memory = entries[order[i]]?.memory ?? null;
    return memory === null ? snapshot : { ...snapshot, memory };
  });
  return { ...report, snapshots };
}

/** The report with the labels the person gave; `labels` are by source, `order` says which source each snapshot was. */
export function relabelled(report: Report, order: readonly number[], labels: readonly (string | null)[]): Report {
  if (labels.every((label) => label === null)) return report;
  return { ...report, snapshots: report.snapshots.map((s, i) => ({ ...s, label: labels[order[i]] ?? s.label })) };
}
