// The way the growth took down the path tree: which rows to open so that the reader lands on it.

import type { PathTreeNode } from '../../../worker/report/types.ts';
import { growthOf } from '../../state/series.ts';

/** A child is followed while it has at least this share of the whole growth. */
const SHARE = 0.5;

/** Ids from the root down, each the child that grew most; only the root when no child has half of the growth. */
export function growthChain(root: PathTreeNode): readonly string[] {
  const ids = [''];
  const whole = growthOf(root.bytesBySnapshot);
  if (whole <= 0) return ids;
  let node = root;
  let place = '';
  for (;;) {
    let best = -1;
    node.children.forEach((child, i) => {
      if (best < 0 || growthOf(child.bytesBySnapshot) > growthOf(node.children[best].bytesBySnapshot)) best = i;
    });
    const child = node.children[best];
    if (child === undefined || growthOf(child.bytesBySnapshot) < whole * SHARE) return ids;
    // Trees of shared reports have no ids: there a row's id is its place (report-paths.ts).
    place = place === '' ? String(best) : `${place}.${best}`;
    ids.push(child.id ?? place);
    node = child;
  }
}
