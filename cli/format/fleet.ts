// A fleet as text: the answer in one sentence, each finding in one, then the tables and what to know.

import {
  fleetHeadline,
  fleetRemarks,
  fleetSubject,
  findingRemarks,
  findingSentence,
} from '../../worker/report/fleet/sentence.ts';
import { fleetTables } from '../../worker/report/fleet/tables.ts';
import type { Fleet } from '../../worker/report/fleet/types.ts';
import { hanging, widthOf } from '../text/layout.ts';
import { table } from '../text/table.ts';
import { labelled } from './labelled.ts';
import { paragraph, proseColumns } from './view.ts';
import type { View } from './view.ts';

/** Findings told in a sentence each. */
const TOLD = 5;

/** The fleet's strings must already be safe for a terminal; ends in a line break. */
export function formatFleet(fleet: Fleet, view: View, top: number): string {
  const { t, say, style } = view;
  const open = fleet.findings.filter(({ accepted }) => accepted === null);
  const kind = open.length === 0 ? 'none' : open[0].kind;
  const badge = t(`cli.badge.${kind}`);
  const indent = widthOf(badge) + 2;
  const told = fleet.findings.slice(0, Math.min(TOLD, top));
  const blocks: (readonly string[])[] = [
    hanging(
      badge,
      open.length === 0 ? fleetHeadline(fleet, say) : fleetSubject(fleet, say),
      indent,
      proseColumns(view),
    ).map((line, i) => (i === 0 ? line.replace(badge, style.verdict(kind)(badge)) : line)),
    ...told.map((finding, i) => [
      style.bold(`${i + 1}. ${finding.title}${finding.service === null ? '' : ` · ${finding.service}`}`),
      ...paragraph(view, findingSentence(finding, say), 3),
      ...findingRemarks(finding, say).flatMap((text) => paragraph(view, text, 3)),
    ]),
    ...fleetTables(fleet, say, top)
      .filter(({ rows, id }) => rows.length > 0 && (id !== 'finding' || fleet.findings.length > 1))
      .map(({ title, columns, rows, total }) => [
        style.bold(title),
        ...table(
          columns.map((column) => ({
            header: column.title,
            align: column.right === true ? 'right' : 'left',
            ...(column.wide === true ? { flexible: true, cut: 'middle' as const } : {}),
            ...(column.drop === undefined ? {} : { dropOrder: column.drop }),
          })),
          rows.map((cells) => cells.map((text) => ({ text }))),
          view.columns,
          style.dim,
        ),
        ...(rows.length < total
          ? [style.dim(t('common.shownOf', { shownCount: rows.length, totalCount: total }))]
          : []),
      ]),
    fleetRemarks(fleet, say).flatMap((text) => labelled(t('cli.diff.note'), text, view)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
