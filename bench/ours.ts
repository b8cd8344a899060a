// Our engine on a series as the command line runs it, with the clock and the peak of memory read when the snapshots are
// done and again at the end. Prints one line of JSON (see `Ranking` in tables.mjs). Bundled and run by ranking.mjs.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openEngine } from '../cli/engine.ts';
import type { Phase, SourceSpec } from '../worker/engine/api.ts';

/** Highest resident memory so far, bytes. */
function peakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;
}

const ofTheSeries: ReadonlySet<Phase> = new Set<Phase>(['matching', 'owners', 'ranking', 'paths', 'report']);
const files = process.argv.slice(2);
const sources = files.map((file): SourceSpec => ({
  kind: 'path',
  path: path.resolve(file),
  name: path.basename(file),
}));
const engine = await openEngine();
const start = performance.now();
interface Moment {
  readonly seconds: number;
  readonly peak: number;
}
const now = (): Moment => ({ seconds: (performance.now() - start) / 1000, peak: peakBytes() });
let heapsDone: Moment | null = null;
let rankingDone: Moment | null = null;
const { report } = await engine.api.open(1, sources, { keepEdges: 'newest' }, ({ snapshot, phase }) => {
  if (snapshot !== null) return;
  if (ofTheSeries.has(phase)) heapsDone ??= now();
  if (phase === 'paths') rankingDone ??= now();
});
const { seconds: totalSeconds, peak } = now();
const [done, ranked] = [heapsDone, rankingDone] as readonly (Moment | null)[];
if (done === null || ranked === null || report === null)
  throw new Error('the engine told of no phase over the series: nothing to measure');
process.stdout.write(
  `${JSON.stringify({
    totalSeconds,
    nodes: report.snapshots[0].nodeCount,
    edges: report.snapshots[0].edgeCount,
    heapSeconds: done.seconds,
    rankingSeconds: ranked.seconds - done.seconds,
    reportSeconds: totalSeconds - ranked.seconds,
    heapPeakBytes: done.peak,
    peakBytes: peak,
  })}\n`,
);
await engine.close();
