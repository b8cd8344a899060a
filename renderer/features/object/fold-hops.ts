// A path from a GC root, folded so that a reader sees what a programmer wrote: runs of engine links become one line,
// and the middle of a long path another. Any fold opens.

import type { EdgeRow } from '../../../worker/engine-api.ts';

export type PathLine =
  | { readonly kind: 'hop'; readonly hop: EdgeRow; readonly index: number }
  /** `index` is the first hop inside; the key of the fold. */
  | { readonly kind: 'engine' | 'middle'; readonly index: number; readonly count: number };

/** More lines than this and the middle is folded; so many stay at the root's end and at the object's. */
const LONGEST = 14;
const HEAD = 2;
const TAIL = 8;

function isEngine(hop: EdgeRow): boolean {
  return hop.engine || hop.edgeKind === 'internal' || hop.edgeKind === 'hidden';
}

/** Lines of a path; folds whose index is in `open` are written out. The root and the object itself are never folded. */
export function foldHops(hops: readonly EdgeRow[], open: ReadonlySet<number>): readonly PathLine[] {
  const lines: PathLine[] = [];
  let start = -1;
  const flush = (end: number): void => {
    if (start < 0) return;
    if (open.has(start)) for (let i = start; i < end; i++) lines.push({ kind: 'hop', hop: hops[i], index: i });
    else lines.push({ kind: 'engine', index: start, count: end - start });
    start = -1;
  };
  hops.forEach((hop, i) => {
    if (isEngine(hop) && i > 0 && i < hops.length - 1) {
      if (start < 0) start = i;
      return;
    }
    flush(i);
    lines.push({ kind: 'hop', hop, index: i });
  });
  flush(hops.length);
  const first = lines[HEAD];
  if (lines.length <= LONGEST || first === undefined || open.has(MIDDLE)) return lines;
  const hidden = lines.slice(HEAD, lines.length - TAIL);
  const count = hidden.reduce((sum, line) => sum + (line.kind === 'hop' ? 1 : line.count), 0);
  return [...lines.slice(0, HEAD), { kind: 'middle', index: MIDDLE, count }, ...lines.slice(lines.length - TAIL)];
}

/** Key of the fold in the middle: no hop has it. */
const MIDDLE = -1;
