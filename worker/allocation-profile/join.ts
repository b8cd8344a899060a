// Joins a sampling heap profile with the findings of a series. A profile knows no objects: what belongs together is told by
// the class that is made, else by the script, else by how much there is of it.

import { packageOf } from '../report/packages.ts';
import type { Report, ReportAllocation, ReportFinding, ReportFrame } from '../report/types.ts';
import type { ProfileStack } from './stacks.ts';

/** Frames told of a stack. */
const MAX_FRAMES = 8;
/**
 * A place that fits by its size alone made between these multiples of what grew (bytes by bytes): else it made something else.
 * Samples are estimates, and what was made may be freed in part. Measured on 20 series sampled every 8 kB: the right
 * places 0.1 to 2.1, a script that loads 15.6. Held by: profile.test.ts, "by size alone".
 */
const MIN_BY_SIZE = 0.2;
const MAX_BY_SIZE = 4;
/**
 * By size alone only for a finding of at least this share of the growth of all, 0..1: the place that made most made that.
 * Not measured; of two findings alike none is meant by it. Held by: profile.test.ts, "at least half".
 */
const DOMINANT = 0.5;

const isLibrary = ({ url }: ReportFrame): boolean => packageOf(url) !== null;

/** Snapshots name CommonJS scripts by path, the protocol by address. */
const scriptOf = (url: string): string => url.replace(/^file:\/\//, '');
const placeKey = ({ url, line }: Pick<ReportFrame, 'url' | 'line'>): string => `${scriptOf(url)}:${line}`;

const grownBytes = ({ retainedBytesBySnapshot: bytes }: ReportFinding): number =>
  Math.max(0, (bytes.at(-1) ?? 0) - (bytes.at(0) ?? 0));

interface Place {
  readonly bytes: number;
  /** Of all stacks that fit. */
  readonly ofBytes: number;
  readonly frames: readonly ReportFrame[];
}

/**
 * The stack from its place on: the reader's own function rather than the library's that it calls, and the function that
 * has a name rather than a callback that it runs itself.
 */
function fromPlace(frames: readonly ReportFrame[]): readonly ReportFrame[] {
  const own = Math.max(
    0,
    frames.findIndex((frame) => !isLibrary(frame)),
  );
  const named = frames.findIndex(({ function: name }, i) => i >= own && name !== '');
  const isInside = named > own && frames.slice(own, named).every(({ url }) => url === frames[named].url);
  return frames.slice(isInside ? named : own);
}

/** What a script does while it is loaded. */
const isModuleBody = ({ function: name, line }: ReportFrame): boolean => name === '' && line === 1;

/** The place that made most among `stacks`; null for none. */
function largest(stacks: readonly ProfileStack[]): Place | null {
  const places = new Map<string, { bytes: number; most: ProfileStack }>();
  let ofBytes = 0;
  for (const { bytes, frames } of stacks) {
    const stack = { bytes, frames: fromPlace(frames) };
    const key = placeKey(stack.frames[0]);
    const place = places.get(key) ?? { bytes: 0, most: stack };
    place.bytes += stack.bytes;
    if (stack.bytes > place.most.bytes) place.most = stack;
    places.set(key, place);
    ofBytes += stack.bytes;
  }
  let best: { bytes: number; most: ProfileStack } | null = null;
  for (const place of places.values()) if (best === null || place.bytes > best.bytes) best = place;
  return best === null ? null : { bytes: best.bytes, ofBytes, frames: best.most.frames };
}

/** What may belong to a finding, the surest first. */
function fitting(
  stacks: readonly ProfileStack[],
  { constructor: name, sources }: ReportFinding,
  isShared: (script: string) => boolean,
): readonly (readonly ProfileStack[])[] {
  const scripts = new Set(sources.map(({ url }) => scriptOf(url)).filter((script) => !isShared(script)));
  return [
    // Who calls the constructor of what grows.
    stacks.flatMap(({ bytes, frames }) => {
      const at = frames.findIndex((frame) => frame.function === name);
      return at < 0 || at + 1 >= frames.length ? [] : [{ bytes, frames: frames.slice(at + 1) }];
    }),
    stacks.filter(({ frames }) => scripts.has(scriptOf(frames[0].url))),
  ];
}

function placeOf(
  stacks: readonly ProfileStack[],
  finding: ReportFinding,
  isShared: (url: string) => boolean,
  isDominant: boolean,
): ReportAllocation | null {
  const grown = grownBytes(finding);
  const told = ({ bytes, ofBytes, frames }: Place): ReportAllocation => ({
    share: Math.min(1, bytes / ofBytes),
    certainty: 'sampled',
    frames: frames.slice(0, MAX_FRAMES),
  });
  for (const fit of fitting(stacks, finding, isShared)) {
    const place = largest(fit);
    if (place !== null) return told(place);
  }
  if (!isDominant) return null;
  const bySize = largest(stacks.filter(({ frames }) => !isModuleBody(fromPlace(frames)[0])));
  return bySize !== null && bySize.bytes >= MIN_BY_SIZE * grown && bySize.bytes <= MAX_BY_SIZE * grown
    ? told({ ...bySize, ofBytes: Math.max(grown, bySize.bytes) })
    : null;
}

/** The report with the profile's places on findings that say none. */
export function withProfile(report: Report, stacks: readonly ProfileStack[]): Report {
  const findingsOf = new Map<string, number>();
  for (const { sources } of report.findings)
    for (const url of new Set(sources.map((source) => scriptOf(source.url))))
      findingsOf.set(url, (findingsOf.get(url) ?? 0) + 1);
  const all = report.findings.reduce((sum, finding) => sum + grownBytes(finding), 0);
  const findings = report.findings.map((finding) => {
    if (finding.allocatedAt !== undefined || finding.kind === 'warm-up') return finding;
    const isDominant = grownBytes(finding) > 0 && grownBytes(finding) >= DOMINANT * all;
    const found = placeOf(stacks, finding, (url) => (findingsOf.get(url) ?? 0) > 1, isDominant);
    return found === null ? finding : { ...finding, allocatedAt: found };
  });
  return { ...report, findings };
}
