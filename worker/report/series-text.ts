// Whose heap a report is about, for people: the line under its title, and the time it stands for.

import type { Translator } from '../messages/index.ts';
import type { Report } from './types.ts';

/** ISO time of a report's newest snapshot: as somebody said, else as its file says; null when unknown. */
export function takenAtOf(report: Report): string | null {
  const said = report.series?.takenAt ?? [];
  return said[said.length - 1] ?? report.snapshots[report.snapshots.length - 1]?.takenAt ?? null;
}

/** `orders · instance orders-7c9d · release 1.5.0 · taken 21 Nov 2026`; null when nobody said whose heap it is. */
export function seriesLine(report: Report, { t, date }: Translator): string | null {
  const { service, instance, release } = report.series ?? {};
  const parts = [
    service,
    instance === undefined ? undefined : t('export.series.instance', { name: instance }),
    release === undefined ? undefined : t('export.series.release', { name: release }),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  const taken = takenAtOf(report);
  return [...parts, ...(taken === null ? [] : [t('export.series.taken', { date: date(taken) })])].join(' · ');
}
