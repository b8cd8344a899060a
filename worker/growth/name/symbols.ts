// Whose field one under a symbol is: only code that has the symbol can read or write it.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { firstRetainers, sourceOfEdge } from '../../heap/index.ts';
import { packageOf, type PackageFile } from '../../report/packages.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { Namer } from './links.ts';
import { originOfUrl } from './origin.ts';

/** Edges that refer to one symbol and are looked at: a widely used one stands in the shapes of many objects. */
const MAX_RETAINERS = 400;
const SYMBOL = /^<symbol (.+)>$/s;

/**
 * @param field - as V8 writes it: `<symbol description>`
 * @returns the package in whose scopes the symbols of that description stand; null for the program's own, the platform's,
 *   those of several packages, and any other field
 */
export function packageOfSymbol(namer: Namer, field: string | null): PackageFile | null {
  const description = SYMBOL.exec(field ?? '')?.[1] ?? null;
  if (description === null) return null;
  const { nodes } = namer.heap.columns;
  let found: PackageFile | null = null;
  for (let node = 0; node < nodes.count; node++) {
    if (typeOf(namer.kinds[node]) !== TYPE.symbol) continue;
    const text = namer.follow(node, 'name');
    if (text === null || namer.rawName(text) !== description) continue;
    for (const file of filesWith(namer, node)) {
      if (file === null || (found !== null && found.name !== file.name)) return null;
      found = file;
    }
  }
  return found;
}

/** Packages of the scopes that have a symbol as a variable; null for one of the program's own. */
function filesWith(namer: Namer, symbol: NodeOrdinal): (PackageFile | null)[] {
  const files: (PackageFile | null)[] = [];
  for (const edge of firstRetainers(namer.heap, symbol, MAX_RETAINERS)) {
    const scope = sourceOfEdge(namer.heap, edge);
    if (!namer.isContext(scope)) continue;
    const url = namer.scopeOf(scope).source?.url ?? '';
    if (originOfUrl(url) !== 1) files.push(packageOf(url));
  }
  return files;
}
