// The path from a GC root in words: each hop, and what of a long path is printed.

import type { Translator } from '../messages/index.ts';
import type { PathHop } from './types.ts';

export interface HopText {
  /** `.sessions`, `any entry`, `variable orders`. */
  readonly edge: string;
  readonly constructor: string;
  /** Scope, folded links, repeats; may be empty. */
  readonly remark: string;
}

export function hopText(hop: PathHop, { t }: Translator): HopText {
  const remarks = [
    hop.scope ? t('export.inScope', { scope: hop.scope }) : '',
    hop.repeat !== undefined && hop.repeat > 1 ? t('export.repeats', { repeatCount: hop.repeat }) : '',
    hop.folded !== undefined && hop.folded.length > 0 ? t('export.folded', { foldedCount: hop.folded.length }) : '',
  ];
  // The number of a root or of a slot of V8's is no name anybody wrote.
  const numbered =
    hop.edge !== null &&
    (hop.edgeKind === 'root' || hop.edgeKind === 'internal') &&
    /^(?:\d+|«number-\d+»)$/.test(hop.edge);
  const edge = hop.edge === null || numbered ? '' : hop.edge === '[]' ? t('export.anyEntry') : hop.edge;
  return {
    edge,
    constructor: hop.edge === null && hop.constructor === '(GC roots)' ? t('export.rootOfAll') : hop.constructor,
    remark: remarks.filter((text) => text !== '').join(' · '),
  };
}

/** A scope is no hop of its own to a reader: where it is stands beside the variable that lives in it. */
function withoutScopes(path: readonly PathHop[]): readonly PathHop[] {
  return path.flatMap((hop, i) => {
    if (hop.constructor === '(scope)' && i < path.length - 1) return [];
    const before = path[i - 1];
    const scope =
      hop.edgeKind === 'variable' && before?.constructor === '(scope)' ? (before.scope ?? undefined) : undefined;
    return hop.scope || scope === undefined ? [hop] : [{ ...hop, scope }];
  });
}

/** Hops of a path on paper as in the terminal: the first and those next to what grows tell, the middle is counted. */
const HOPS_IN_PRINT = 9;

/** A path as it is printed, and how many hops of its middle are left out. */
export function pathInPrint(path: readonly PathHop[]): { readonly hops: readonly PathHop[]; readonly leftOut: number } {
  const all = withoutScopes(path);
  if (all.length <= HOPS_IN_PRINT) return { hops: all, leftOut: 0 };
  // The line that says how many are left out is one of them.
  const hops = [all[0], ...all.slice(2 - HOPS_IN_PRINT)];
  return { hops, leftOut: all.length - hops.length };
}

/** `sessions (Map)`: a hop of a path on one line. */
export function hopLine(hop: PathHop, speak: Translator): string {
  const { edge, constructor } = hopText(hop, speak);
  return edge === '' ? constructor : `${edge} (${constructor})`;
}
