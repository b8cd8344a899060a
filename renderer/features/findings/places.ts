// The places in the source that belong to a finding, and what each of them is.

import type { ReportFinding } from '../../../worker/report/types.ts';

/** What a place of a finding is. */
type PlaceRole = 'declared' | 'adds' | 'made' | 'listens' | 'code';

export interface Place {
  readonly role: PlaceRole;
  readonly url: string;
  readonly line: number;
  readonly column: number;
  /** The function or class that stands there; null when not known. */
  readonly name: string | null;
  /** The place in what ran, where a source map told this one: the code is found from there. */
  readonly generated?: { readonly url: string; readonly line: number; readonly column: number };
}

/** The places of a finding, the one to go to first at the front: what adds before what only declares is the reader's own. */
export function placesOf(finding: ReportFinding): readonly Place[] {
  const places: Place[] = [
    ...finding.sources.map((source, i): Place => ({
      role:
        source.name !== undefined && source.name === finding.owner.name ? 'declared' : i === 0 ? 'declared' : 'code',
      url: source.url,
      line: source.line,
      column: source.column,
      name: source.name ?? null,
      ...(source.generated === undefined ? {} : { generated: source.generated }),
    })),
    ...(finding.addedBy ?? []).map((frame): Place => ({ role: 'adds', ...frame, name: frame.function || null })),
    ...(finding.allocatedAt?.frames.slice(0, 1) ?? []).map((frame): Place => ({
      role: 'made',
      ...frame,
      name: frame.function || null,
    })),
    ...(finding.target?.at === undefined
      ? []
      : [{ role: 'listens' as const, ...finding.target.at, name: finding.target.callback }]),
  ];
  const seen = new Set<string>();
  return places.filter(({ url, line }) => {
    const key = `${url}:${line}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
