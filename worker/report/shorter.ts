// A report with only its most important rows, for readers with little room (`--json --top N`): it says how many there were.

import { growthOf } from '../base/by-snapshot.ts';
import type { PathTreeNode, Report, ReportConstructor } from './types.ts';

/** What was left out, beside the fields of the report. */
export interface Shortened {
  /** Rows kept of each list, as the user said. */
  readonly top: number;
  /** How many there are in the whole report. */
  readonly findings: number;
  readonly constructors: number;
}

/** The same tree with the `top` children that grew most under each node; `omitted` counts the others, too. */
function shorterTree(node: PathTreeNode, top: number): PathTreeNode {
  const kept = node.children
    .toSorted((a, b) => growthOf(b.bytesBySnapshot) - growthOf(a.bytesBySnapshot))
    .slice(0, top);
  return {
    ...node,
    children: kept.map((child) => shorterTree(child, top)),
    omitted: node.omitted + node.children.length - kept.length,
  };
}

const byGrowth = (a: ReportConstructor, b: ReportConstructor): number =>
  growthOf(b.retainedBytesBySnapshot) - growthOf(a.retainedBytesBySnapshot);

/**
 * The first `top` findings, the `top` constructors whose retained bytes grew most (the most first), and a path tree of at
 * most `top` children a node. Sums (`growth`) stay those of the whole.
 */
export function shorterReport(report: Report, top: number): Report & { readonly shortened: Shortened } {
  return {
    ...report,
    findings: report.findings.slice(0, top),
    constructors: report.constructors.toSorted(byGrowth).slice(0, top),
    pathTree: report.pathTree === null ? null : shorterTree(report.pathTree, top),
    shortened: { top, findings: report.findings.length, constructors: report.constructors.length },
  };
}
