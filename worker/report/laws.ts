// What a report promises beyond its types: one number per snapshot everywhere, ranks in order, parts that add up.

import type { PathTreeNode, Report } from './types.ts';

/** Bytes may be averages or shares, so sums are compared with this much slack per gigabyte. */
const ROUNDING = 1e-6;

function nearlyEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1 + ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

/** Iterative: a tree from a shared file may be as deep as the codec allows. */
function treeLaws(root: PathTreeNode, length: number, broken: string[]): void {
  const stack: { readonly node: PathTreeNode; readonly at: string }[] = [{ node: root, at: 'pathTree' }];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next === undefined) break;
    const { node, at } = next;
    if (node.countBySnapshot.length !== length || node.bytesBySnapshot.length !== length) {
      broken.push(`${at}: not one number per snapshot`);
      continue;
    }
    for (let i = 0; i < length; i++) {
      const children = node.children.reduce((sum, child) => sum + (child.bytesBySnapshot[i] ?? 0), 0);
      if (children > node.bytesBySnapshot[i] && !nearlyEqual(children, node.bytesBySnapshot[i]))
        broken.push(`${at}: children hold more than it does`);
    }
    node.children.forEach((child, i) => stack.push({ node: child, at: `${at}.children[${i}]` }));
  }
}

/** The laws `report` breaks, as `place: what`, empty when it keeps them all. The value must already have the report's types. */
export function reportLaws(report: Report): readonly string[] {
  const broken: string[] = [];
  const n = report.snapshots.length;
  const length = (at: string, values: readonly number[]): void => {
    if (values.length !== n) broken.push(`${at}: ${values.length} numbers for ${n} snapshots`);
  };
  report.findings.forEach((finding, i) => {
    const at = `findings[${i}]`;
    if (finding.rank !== i + 1) broken.push(`${at}.rank: ${finding.rank} in place ${i + 1}`);
    length(`${at}.countBySnapshot`, finding.countBySnapshot);
    length(`${at}.retainedBytesBySnapshot`, finding.retainedBytesBySnapshot);
  });
  report.constructors.forEach((row, i) => {
    length(`constructors[${i}].countBySnapshot`, row.countBySnapshot);
    length(`constructors[${i}].shallowBytesBySnapshot`, row.shallowBytesBySnapshot);
    length(`constructors[${i}].retainedBytesBySnapshot`, row.retainedBytesBySnapshot);
  });
  const { totalBytes, findingsBytes, engineBytes, otherBytes, bySnapshot } = report.growth;
  if (!nearlyEqual(totalBytes, findingsBytes + engineBytes + otherBytes))
    broken.push('growth: the parts do not add up to the total');
  if (bySnapshot) {
    length('growth.bySnapshot.engine', bySnapshot.engine);
    length('growth.bySnapshot.other', bySnapshot.other);
    bySnapshot.findings.forEach((values, i) => length(`growth.bySnapshot.findings[${i}]`, values));
  }
  if (report.findings.length === 0 && report.verdict.kind === 'leak') broken.push('verdict: a leak without a finding');
  if (n < 3 && report.verdict.kind === 'leak') broken.push('verdict: two snapshots cannot prove a leak');
  if (report.pathTree) treeLaws(report.pathTree, n, broken);
  return broken;
}
