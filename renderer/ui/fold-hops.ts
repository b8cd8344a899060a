// A path from a GC root, folded so that a reader sees what a programmer wrote: runs of engine links become one line,
// and the middle of a long path another. Any fold opens.

export type PathLine<T> =
  | { readonly kind: 'hop'; readonly hop: T; readonly index: number }
  /** `index` is the first hop inside; the key of the fold. */
  | { readonly kind: 'engine' | 'middle'; readonly index: number; readonly count: number };

/** More lines than `longest` and the middle is folded; `head` stay at the root's end and `tail` at the object's. */
export interface FoldLimits {
  readonly longest: number;
  readonly head: number;
  readonly tail: number;
}

/** Key of the fold in the middle: no hop has it. */
const MIDDLE = -1;

/** Lines of a path; folds whose index is in `open` are written out. The root and the object itself are never folded. */
export function foldHops<T>(
  hops: readonly T[],
  isEngine: (hop: T) => boolean,
  open: ReadonlySet<number>,
  limits: FoldLimits,
): readonly PathLine<T>[] {
  const lines: PathLine<T>[] = [];
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
  const { longest, head, tail } = limits;
  if (lines.length <= longest || open.has(MIDDLE)) return lines;
  const hidden = lines.slice(head, lines.length - tail);
  const count = hidden.reduce((sum, line) => sum + (line.kind === 'hop' ? 1 : line.count), 0);
  return [...lines.slice(0, head), { kind: 'middle', index: MIDDLE, count }, ...lines.slice(lines.length - tail)];
}
