// One object explained: what it is, what keeps it, what it keeps, its fields.

import type { EdgeRow, ObjectDetail, ObjectRow } from '../../worker/engine/api.ts';
import { glossaryFor } from '../../worker/messages/index.ts';
import { stackText } from '../../worker/report/allocation-text.ts';
import type { ReportFinding } from '../../worker/report/types.ts';
import { truncate, widthOf } from '../text/layout.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { sourceText } from './finding.ts';
import { paragraph } from './view.ts';
import type { View } from './view.ts';

export interface Explanation {
  readonly schema: 'heapdelta.explain/1';
  readonly object: ObjectDetail;
  readonly fields: readonly EdgeRow[];
  readonly retainers: readonly EdgeRow[];
  readonly dominated: readonly ObjectRow[];
  /** How many there are in all, shown or not. */
  readonly totals: { readonly fields: number; readonly retainers: number; readonly dominated: number };
}

/** V8's word for a scope is no constructor a reader knows. */
function readable(name: string): string {
  return name.startsWith('system / Context') ? '(scope)' : name;
}

function objectText(row: ObjectRow): string {
  const name = readable(row.constructor);
  return row.preview === '' || readable(row.preview) === name ? name : `${name} ${row.preview}`;
}

/** A table or a list of elements is part of the object that has it. */
function isStorage(row: EdgeRow): boolean {
  return row.edgeKind === 'internal' && row.constructor === '(array)';
}

function objectTable(
  rows: readonly ObjectRow[],
  first: string,
  name: (row: ObjectRow, i: number) => string,
  view: View,
): readonly string[] {
  const { t, say, style } = view;
  const columns: readonly TableColumn[] = [
    { header: first, align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.table.object'), align: 'right' },
    { header: t('cli.table.distance'), align: 'right', dropOrder: 2 },
    { header: t('cli.table.shallow'), align: 'right', dropOrder: 1 },
    { header: t('cli.table.retained'), align: 'right' },
  ];
  const cells = rows.map((row, i): readonly Cell[] => [
    { text: name(row, i), paint: style.name },
    { text: `@${row.objectId}` },
    { text: row.distance < 0 || row.distance >= 100_000_000 ? '–' : String(row.distance) },
    { text: say.bytes(row.shallowBytes) },
    { text: say.bytes(row.retainedBytes) },
  ]);
  return table(columns, cells, view.columns - 2, style.dim).map((line) => `  ${line}`);
}

function edgeName(row: EdgeRow, view: View): string {
  if (row.edge === '') return objectText(row);
  const note =
    row.edgeKind === 'variable'
      ? ` ${view.t('cli.explain.variable')}`
      : row.edgeKind === 'weak'
        ? ` ${view.t('cli.explain.weak')}`
        : '';
  return `${row.edge}: ${objectText(row)}${note}`;
}

/** One line per hop; runs of engine hops become one line that counts them, unless they are asked for. */
function pathRows(path: readonly EdgeRow[], view: View, showEngine: boolean): readonly string[] {
  const { t, style } = view;
  const lines: string[] = [];
  let folded = 0;
  const endFold = (): void => {
    if (folded > 0) lines.push(style.dim(`    ${t('cli.path.folded', { count: folded })}`));
    folded = 0;
  };
  path.forEach((row, i) => {
    if ((row.engine || isStorage(row)) && !showEngine && i < path.length - 1) {
      folded++;
      return;
    }
    endFold();
    const id = `  @${row.objectId}`;
    const hop = truncate(`  → ${edgeName(row, view)}`, view.columns - widthOf(id), 'middle');
    lines.push((row.engine ? style.dim : style.name)(hop) + style.dim(id));
  });
  return lines;
}

/** Whether two paths differ at most in their last hop: entries of one collection. */
function samePath(a: readonly EdgeRow[], b: readonly EdgeRow[]): boolean {
  return a.length === b.length && a.every((row, i) => i >= a.length - 1 || row.objectId === b[i].objectId);
}

/**
 * A finding's newest entries explained one after the other; a path that only repeats the first one's is said to.
 * @param entries - newest first; may be empty when the finding has none
 */
export function formatFindingEntries(
  finding: ReportFinding,
  entries: readonly Explanation[],
  view: View,
  showEngine: boolean,
): string {
  const { t, style } = view;
  const head = [
    style.bold(t('cli.explain.findingHead', { rank: finding.rank, title: finding.title })),
    ...paragraph(
      view,
      t(entries.length === 0 ? 'cli.explain.noEntries' : 'cli.explain.entries', { count: entries.length }),
    ),
  ];
  const texts = entries.map((entry, i) => {
    const alike =
      i > 0 && samePath(entry.object.pathFromRoot, entries[0].object.pathFromRoot) ? entries[0].object.objectId : null;
    return formatExplanation(entry, view, showEngine, alike);
  });
  return [`${head.join('\n')}\n`, ...texts].join('\n');
}

/**
 * The explanation as text, ending in a line break.
 * @param pathOf - object with the same path to the root, whose explanation stands above; null to show the path
 */
export function formatExplanation(
  explanation: Explanation,
  view: View,
  showEngine: boolean,
  pathOf: number | null = null,
): string {
  const { t, say, style } = view;
  const { object, totals } = explanation;
  const lines: string[] = [style.bold(t('cli.explain.head', { name: objectText(object), id: object.objectId }))];
  const meaning = glossaryFor(object.constructor, view.lang);
  if (meaning !== null) lines.push(...paragraph(view, meaning.text));
  lines.push(
    ...paragraph(
      view,
      t('cli.explain.sizes', { shallowBytes: object.shallowBytes, retainedBytes: object.retainedBytes }),
    ),
  );
  if (object.detached) lines.push(...paragraph(view, t('cli.explain.detached')));
  if (object.source !== null) lines.push(t('cli.explain.source', { place: sourceText(object.source, view) }));
  if (object.madeBy.length > 0) lines.push(`${t('export.madeIn')}: ${stackText(object.madeBy, say)}`);
  if (object.text !== null)
    lines.push(t('cli.explain.text', { text: truncate(object.text, Math.max(40, view.columns * 4)) }));

  const section = (title: string, rows: readonly string[], shown: number, total: number): void => {
    if (rows.length === 0) return;
    lines.push('', style.bold(title), ...rows);
    if (total > shown) lines.push(style.dim(`  ${t('common.shownOf', { shownCount: shown, totalCount: total })}`));
  };
  const path = pathRows(object.pathFromRoot, view, showEngine);
  if (pathOf === null) section(t('cli.explain.path'), path, path.length, path.length);
  else
    lines.push(
      '',
      ...paragraph(
        view,
        t('cli.explain.samePath', {
          id: pathOf,
          edge: object.pathFromRoot[object.pathFromRoot.length - 1]?.edge ?? '',
        }),
      ),
    );
  const edges = (rows: readonly EdgeRow[], header: string): readonly string[] =>
    rows.length === 0 ? [] : objectTable(rows, header, (_, i) => edgeName(rows[i], view), view);
  section(
    t('cli.explain.retainers'),
    edges(explanation.retainers, t('cli.table.retainer')),
    explanation.retainers.length,
    totals.retainers,
  );
  const kept = explanation.dominated;
  section(
    t('cli.explain.keeps', { retained: say.bytes(object.retainedBytes - object.shallowBytes) }),
    kept.length === 0 ? [] : objectTable(kept, t('cli.table.keeps'), (row) => objectText(row), view),
    kept.length,
    totals.dominated,
  );
  section(
    t('cli.explain.fields'),
    edges(explanation.fields, t('cli.table.field')),
    explanation.fields.length,
    totals.fields,
  );
  return `${lines.join('\n')}\n`;
}
