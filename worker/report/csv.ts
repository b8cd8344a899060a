// The report's tables for spreadsheets. Names of columns are plain English words: formulas and scripts read them.

import { growthOf } from '../base/by-snapshot.ts';
import { topConstructors } from './content.ts';
import { printable } from './text.ts';
import type { Report } from './types.ts';

type Cell = string | number | null;

/** A cell that a spreadsheet would run as a formula is quoted with an apostrophe: names come from the user's program. */
function guarded(text: string): string {
  // Spreadsheets take the wide forms of East Asian keyboards for the same signs.
  return /^\s*[=+\-@＝＋－＠﹦﹢﹣﹫−]/.test(text) ? `'${text}` : text;
}

function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = guarded(printable(value));
  return /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tableRows(report: Report): readonly (readonly Cell[])[] {
  const n = report.snapshots.length;
  const numbered = (title: string): string[] => Array.from({ length: n }, (_, i) => `${title} ${i + 1}`);
  const head: Cell[] = [
    'table',
    'rank',
    'constructor',
    'owner',
    'verdict',
    'confidence',
    'pattern',
    'source',
    'count growth',
    'retained growth (bytes)',
    'shallow growth (bytes)',
    'exclusive (bytes)',
    'leak share (bytes)',
    'added',
    'removed',
    'fingerprint',
    ...numbered('count'),
    ...numbered('retained (bytes)'),
    ...numbered('shallow (bytes)'),
  ];
  const findings = report.findings.map((f): readonly Cell[] => [
    'finding',
    f.rank,
    f.shape ?? f.constructor,
    f.owner.name === null ? f.owner.constructor : `${f.owner.name} (${f.owner.constructor})`,
    f.kind,
    f.confidence,
    f.pattern,
    f.sources.length === 0 ? null : `${f.sources[0].url}:${f.sources[0].line}:${f.sources[0].column}`,
    growthOf(f.countBySnapshot),
    growthOf(f.retainedBytesBySnapshot),
    null,
    f.exclusiveBytes,
    f.sharedBytes,
    null,
    null,
    f.fingerprint,
    ...f.countBySnapshot,
    ...f.retainedBytesBySnapshot,
    ...Array<null>(n).fill(null),
  ]);
  const constructors = topConstructors(report, report.constructors.length).map((r): readonly Cell[] => [
    'constructor',
    null,
    r.name,
    null,
    r.engine ? 'engine' : null,
    null,
    null,
    r.source === undefined ? null : `${r.source.url}:${r.source.line}:${r.source.column}`,
    growthOf(r.countBySnapshot),
    growthOf(r.retainedBytesBySnapshot),
    growthOf(r.shallowBytesBySnapshot),
    null,
    null,
    r.addedCount,
    r.removedCount,
    null,
    ...r.countBySnapshot,
    ...r.retainedBytesBySnapshot,
    ...r.shallowBytesBySnapshot,
  ]);
  return [head, ...findings, ...constructors];
}

/** Findings, then every constructor, in one rectangular table: RFC 4180 with a byte order mark, so that Excel reads Korean. */
export function renderCsv(report: Report): string {
  return `\uFEFF${tableRows(report)
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('')}`;
}

/** The findings as tab-separated text, for pasting into a spreadsheet. */
export function renderFindingsTsv(report: Report): string {
  return tableRows({ ...report, constructors: [] })
    .map((cells) =>
      cells.map((value) => (typeof value === 'string' ? guarded(printable(value)) : String(value ?? ''))).join('\t'),
    )
    .join('\n');
}
