// Tables by constructor: the growth over a series, and one snapshot as DevTools' Summary shows it.

import { placeOf } from '../../worker/report/place.ts';
import type { Report, ReportConstructor } from '../../worker/report/types.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { growthOf } from '../../worker/base/by-snapshot.ts';
import type { Inspection } from './inspection.ts';
import { labelled } from './labelled.ts';
import type { View } from './view.ts';

function rowName(row: Pick<ReportConstructor, 'name' | 'source' | 'script'>, { say }: View): string {
  const place = placeOf(row, say);
  return place === '' ? row.name : `${row.name} ${place}`;
}

/** Constructors by growth of what they retain, engine rows last and grey. */
export function constructorGrowth(report: Report, view: View, top: number): readonly string[] {
  const { t, say, style } = view;
  const byGrowth = (a: ReportConstructor, b: ReportConstructor): number =>
    Number(a.engine) - Number(b.engine) || growthOf(b.retainedBytesBySnapshot) - growthOf(a.retainedBytesBySnapshot);
  const changed = report.constructors.filter(
    (row) => growthOf(row.retainedBytesBySnapshot) !== 0 || growthOf(row.countBySnapshot) !== 0,
  );
  if (changed.length === 0) return [t('cli.constructors.noChange')];
  const signed = (bytes: number): Cell => ({
    text: say.bytes(bytes, { signed: true }),
    paint: bytes > 0 ? style.grew : bytes < 0 ? style.shrank : undefined,
  });
  const amount = (count: number | null): Cell => ({ text: count === null ? '–' : say.count(count) });
  const columns: readonly TableColumn[] = [
    { header: t('cli.table.constructor'), align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.table.count'), align: 'right' },
    { header: t('cli.table.countGrowth'), align: 'right', dropOrder: 1 },
    { header: t('cli.table.shallowGrowth'), align: 'right', dropOrder: 2 },
    { header: t('cli.table.retainedGrowth'), align: 'right' },
    { header: t('cli.table.added'), align: 'right', dropOrder: 3 },
    { header: t('cli.table.removed'), align: 'right', dropOrder: 3 },
  ];
  const rows = changed
    .toSorted(byGrowth)
    .slice(0, top)
    .map((row): readonly Cell[] => [
      { text: rowName(row, view), paint: row.engine ? style.dim : style.name },
      { text: say.count(row.countBySnapshot[row.countBySnapshot.length - 1]) },
      { text: say.count(growthOf(row.countBySnapshot), { signed: true }) },
      signed(growthOf(row.shallowBytesBySnapshot)),
      signed(growthOf(row.retainedBytesBySnapshot)),
      amount(row.addedCount),
      amount(row.removedCount),
    ]);
  const lines = [...table(columns, rows, view.columns, style.dim)];
  if (changed.length > top) lines.push(style.dim(t('common.shownOf', { shownCount: top, totalCount: changed.length })));
  return lines;
}

/** Objects that only the root reaches stand at this distance or beyond: DevTools shows a dash. */
const UNREACHED_DISTANCE = 100_000_000;

/** The Summary as text, ending in a line break. */
export function formatInspection(inspection: Inspection, view: View, top: number): string {
  const { t, say, style } = view;
  const { snapshot, constructors, warnings = [] } = inspection;
  const share = (bytes: number): string =>
    snapshot.shallowBytes > 0 ? say.percent(bytes / snapshot.shallowBytes) : '–';
  const columns: readonly TableColumn[] = [
    { header: t('cli.table.constructor'), align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.table.distance'), align: 'right', dropOrder: 3 },
    { header: t('cli.table.count'), align: 'right' },
    { header: t('cli.table.shallow'), align: 'right', dropOrder: 1 },
    { header: '%', align: 'right', dropOrder: 2 },
    { header: t('cli.table.retained'), align: 'right' },
    { header: '%', align: 'right', dropOrder: 2 },
  ];
  const rows = constructors
    .slice(0, top)
    .map((row): readonly Cell[] => [
      { text: rowName(row, view), paint: style.name },
      { text: row.distance < 0 || row.distance >= UNREACHED_DISTANCE ? '–' : String(row.distance) },
      { text: say.count(row.count) },
      { text: say.bytes(row.shallowBytes) },
      { text: share(row.shallowBytes), paint: style.dim },
      { text: say.bytes(row.retainedBytes) },
      { text: share(row.retainedBytes), paint: style.dim },
    ]);
  const head = t('cli.inspect.head', {
    label: snapshot.label,
    runtime: t(`common.runtime.${snapshot.runtime}`),
    heapBytes: snapshot.shallowBytes,
    nodeCount: snapshot.nodeCount,
    edgeCount: snapshot.edgeCount,
    fileBytes: snapshot.fileBytes,
  });
  const lines = [style.bold(head), ''];
  if (snapshot.extraNativeBytes !== null && snapshot.extraNativeBytes > 0)
    lines.splice(1, 0, t('cli.inspect.extraNative', { extraBytes: snapshot.extraNativeBytes }));
  for (const { message } of warnings) lines.splice(-1, 0, ...labelled(t('cli.diff.note'), message, view));
  lines.push(...(rows.length === 0 ? [t('cli.constructors.noMatch')] : table(columns, rows, view.columns, style.dim)));
  if (constructors.length > top)
    lines.push(style.dim(t('common.shownOf', { shownCount: top, totalCount: constructors.length })));
  return `${lines.join('\n')}\n`;
}
