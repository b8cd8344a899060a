// What a programmer calls an object: the name of the reference that leads to it from the roots, or of the function it is.

import type { EdgeRow, ObjectDetail } from '../../../worker/engine/api.ts';

/** Hops above that are looked at for a name, where the last ones have none: storage, and places in it. */
const MAX_ABOVE = 4;

/** @returns `sessions`, `sessions[3]`, `onMessage()`; null where nothing names it */
export function objectName({ type, preview, pathFromRoot }: ObjectDetail): string | null {
  if (type === 'closure') return preview === '()' ? null : preview;
  let place = '';
  for (const hop of [...pathFromRoot].reverse().slice(0, MAX_ABOVE)) {
    if (hop.edgeKind === 'property' || hop.edgeKind === 'variable') return isSaying(hop) ? `${hop.edge}${place}` : null;
    if (hop.edgeKind === 'element' || hop.edgeKind === 'entry') place = place === '' ? hop.edge : place;
    else if (hop.edgeKind !== 'internal') return null;
  }
  return null;
}

/** Names that every object has. */
function isSaying({ edge }: EdgeRow): boolean {
  return !/^(__proto__|prototype|constructor|<symbol.*>|\d+)$/.test(edge);
}
