// The retainer-path tree: from the GC roots down, every byte counted once, what grew most first.

import { steps } from '../../worker/report/steps.ts';
import type { PathTreeNode, Report } from '../../worker/report/types.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { growthOf } from '../../worker/base/by-snapshot.ts';
import type { View } from './view.ts';

export interface PathsAnswer {
  readonly schema: 'heapdelta.paths/1';
  readonly identity: Report['identity'];
  readonly snapshots: Report['snapshots'];
  readonly tree: PathTreeNode | null;
}

interface Row {
  readonly branch: string;
  readonly node: PathTreeNode;
}

function nodeName(node: PathTreeNode, view: View): string {
  if (node.edge === '(engine)') return view.t('cli.path.engine');
  if (node.edge === '(several)') return `${view.t('cli.path.several')}: ${node.constructor}`;
  if (node.edge === '' || node.edge === node.constructor) return node.constructor;
  const edge = node.edge === '[]' ? view.t('cli.path.anyEntry') : node.edge;
  return `${edge}: ${node.constructor}`;
}

/** Depth first, children by growth, `depth` levels: a saved tree may be deeper than was asked for. */
function collect(
  node: PathTreeNode,
  branch: string,
  indent: string,
  limit: number,
  depth: number,
  rows: Row[],
  more: Map<number, number>,
): void {
  rows.push({ branch, node });
  if (depth === 0) return;
  const children = node.children.toSorted((a, b) => growthOf(b.bytesBySnapshot) - growthOf(a.bytesBySnapshot));
  const shown = children.slice(0, limit);
  const hidden = node.omitted + children.length - shown.length;
  shown.forEach((child, i) => {
    const last = i === shown.length - 1 && hidden === 0;
    collect(child, `${indent}${last ? '└ ' : '├ '}`, `${indent}${last ? '  ' : '│ '}`, limit, depth - 1, rows, more);
  });
  if (hidden > 0) {
    more.set(rows.length, hidden);
    rows.push({ branch: `${indent}└ `, node });
  }
}

/** The tree as text, ending in a line break; `childLimit` children of a node at most, the rest counted in words. */
export function formatPaths(answer: PathsAnswer, view: View, childLimit: number, depth: number): string {
  const { t, say, style } = view;
  if (answer.tree === null) return `${t('cli.paths.none')}\n`;
  const rows: Row[] = [];
  const more = new Map<number, number>();
  collect(answer.tree, '', '', childLimit, depth, rows, more);
  const columns: readonly TableColumn[] = [
    { header: t('cli.table.path'), align: 'left', flexible: true },
    { header: t('cli.table.count'), align: 'right', dropOrder: 2 },
    { header: t('cli.table.countGrowth'), align: 'right', dropOrder: 1 },
    { header: t('cli.table.retained'), align: 'right' },
    { header: t('cli.table.growth'), align: 'right' },
  ];
  const cells = rows.map(({ branch, node }, i): readonly Cell[] => {
    const hidden = more.get(i);
    if (hidden !== undefined)
      return [
        { text: `${branch}${t('cli.paths.more', { count: hidden })}`, paint: style.dim },
        { text: '' },
        { text: '' },
        { text: '' },
        { text: '' },
      ];
    const growth = growthOf(node.bytesBySnapshot);
    return [
      { text: branch + nodeName(node, view), paint: node.engine ? style.dim : undefined },
      { text: say.count(node.countBySnapshot[node.countBySnapshot.length - 1]) },
      { text: say.count(growthOf(node.countBySnapshot), { signed: true }) },
      { text: say.bytes(node.bytesBySnapshot[node.bytesBySnapshot.length - 1]) },
      {
        text: say.bytes(growth, { signed: true }),
        paint: growth > 0 ? style.grew : growth < 0 ? style.shrank : undefined,
      },
    ];
  });
  const head = t('cli.paths.head', {
    steps: steps(answer.tree.bytesBySnapshot, (bytes) => say.bytes(bytes)),
    growth: say.bytes(growthOf(answer.tree.bytesBySnapshot), { signed: true }),
  });
  return `${[style.bold(head), '', ...table(columns, cells, view.columns, style.dim)].join('\n')}\n`;
}
