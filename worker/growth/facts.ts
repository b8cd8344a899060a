// What patterns are told about a growth: names only, no ids and no sizes.

import type { PatternFacts } from '../patterns/types.ts';
import type { ReportSource } from '../report/types.ts';
import type { Growth } from './findings.ts';
import { baseName, type Namer } from './naming.ts';
import type { SeriesView } from './view.ts';

/**
 * @param inside - constructors found in one added entry
 * @param sources - positions of the functions and classes involved
 */
export function factsOf(_view: SeriesView, _namer: Namer, growth: Growth, inside: readonly string[], sources: readonly ReportSource[]): PatternFacts {
  const { owner } = growth;
  return {
    growthKind: growth.growthKind, ownerConstructor: owner.constructor, ownerName: owner.name,
    entryConstructor: growth.entryConstructor, entryName: growth.entryName,
    pathEdges: growth.path.map((hop) => hop.edge ?? ''), pathConstructors: growth.path.map((hop) => hop.constructor),
    inside, entryFields: [], ownerFields: [],
    alsoHeldBy: growth.alsoHeldBy.map((h) => h.name ?? h.constructor),
    files: sources.map((s) => baseName(s.url)), event: owner.event,
  };
}
