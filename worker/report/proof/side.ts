// What a proof tells of one of its two series, taken from that series' report.

import type { Report } from '../types.ts';
import type { ProofSide } from './types.ts';

/** The side of a proof that `report` stands for. */
export function sideOf({ snapshots, verdict, identity, series, warnings }: Report): ProofSide {
  const { kind, confidence, summary, messages } = verdict;
  return {
    labels: snapshots.map(({ label }) => label),
    heapBytes: snapshots.map(({ shallowBytes }) => shallowBytes),
    verdict: { kind, confidence, summary, messages: { summary: messages.summary } },
    identity,
    order: series?.order?.by ?? null,
    service: series?.service ?? null,
    release: series?.release ?? null,
    warnings,
  };
}
