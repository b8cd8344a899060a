// A report that came from outside (a shared file): every field is checked as description/ says, unknown ones are dropped,
// what an older version did not write gets its neutral value. After this the object is as good as one of our own.

import * as v from 'valibot';
import { report } from './description/report.ts';
import type { PathTreeNode, Report } from './types.ts';

export type ReadReportResult =
  | { readonly ok: true; readonly report: Report }
  /** `where`: dotted path of the first field that is wrong. */
  | { readonly ok: false; readonly where: string };

/** One number per snapshot everywhere: renderers index by snapshot and must not meet a hole. Returns the first bad place. */
function unevenPlace(read: Report): string | null {
  const n = read.snapshots.length;
  if (read.series?.work !== undefined && read.series.work.length !== n) return 'series.work';
  const uneven = (...arrays: readonly (readonly number[])[]): boolean => arrays.some((values) => values.length !== n);
  const badFinding = read.findings.findIndex((f) => uneven(f.countBySnapshot, f.retainedBytesBySnapshot));
  if (badFinding >= 0) return `findings.${badFinding}`;
  const badRow = read.constructors.findIndex((r) =>
    uneven(r.countBySnapshot, r.shallowBytesBySnapshot, r.retainedBytesBySnapshot),
  );
  if (badRow >= 0) return `constructors.${badRow}`;
  const { engine, other, findings } = read.growth.bySnapshot;
  const absent = engine.length === 0 && other.length === 0 && findings.length === 0;
  // A layer of the picture without its finding would have no name.
  if (!absent && (uneven(engine, other) || uneven(...findings) || findings.length > read.findings.length))
    return 'growth.bySnapshot';
  const stack: PathTreeNode[] = read.pathTree === null ? [] : [read.pathTree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (uneven(node.countBySnapshot, node.bytesBySnapshot)) return 'pathTree';
    stack.push(...node.children);
  }
  return null;
}

/** The checked object where its keys already stand as given (most rows do), its own values put in order; else null. */
function orderedAsGiven(given: Record<string, unknown>, checked: Record<string, unknown>): unknown {
  const keys = Object.keys(checked);
  const keysGiven = Object.keys(given);
  if (keys.length !== keysGiven.length || keys.some((key, i) => key !== keysGiven[i])) return null;
  for (const key of keys) {
    const value = checked[key];
    if (typeof value === 'object' && value !== null) checked[key] = inOrderOf(given[key], value);
  }
  return checked;
}

/** The checked value with its keys in the order they came in, so that a report read and written again is the same text. */
function inOrderOf(given: unknown, checked: unknown): unknown {
  if (typeof checked !== 'object' || checked === null || typeof given !== 'object' || given === null) return checked;
  if (Array.isArray(checked)) {
    // Numbers by snapshot are most of a report's arrays, and have nothing to put in order.
    if (!Array.isArray(given) || checked.every((item) => typeof item !== 'object')) return checked;
    return checked.map((item, i) => inOrderOf(given[i], item));
  }
  const inOrder = orderedAsGiven(given as Record<string, unknown>, checked as Record<string, unknown>);
  if (inOrder !== null) return inOrder;
  const ordered: Record<string, unknown> = {};
  for (const key of [...Object.keys(given), ...Object.keys(checked)]) {
    if (!Object.hasOwn(ordered, key) && Object.hasOwn(checked, key))
      ordered[key] = inOrderOf((given as Record<string, unknown>)[key], (checked as Record<string, unknown>)[key]);
  }
  return ordered;
}

/** Checks a parsed JSON value of unknown origin; never throws. Its nesting must already be bounded (see heapdelta.ts). */
export function readReport(value: unknown): ReadReportResult {
  const parsed = v.safeParse(report, value, { abortEarly: true });
  if (!parsed.success) return { ok: false, where: v.getDotPath(parsed.issues[0]) ?? '' };
  const read = inOrderOf(value, parsed.output) as Report;
  const where = unevenPlace(read);
  return where === null ? { ok: true, report: read } : { ok: false, where };
}
