// A sampling heap profile (`.heapprofile`) given beside a series: its stacks are joined with the findings, by the name of
// what grows and by the script it is in. A profile knows no objects, so this is a sample's word, and said to be.

import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Report, ReportAllocation, ReportFinding, ReportFrame } from '../worker/report/types.ts';
import { errorData, InputError } from './errors.ts';

/** Whether a file is a sampling heap profile by its name. */
export const isAllocationProfile = (file: string): boolean => /\.heapprofile$/i.test(file);

interface ProfileNode {
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

const node: v.GenericSchema<unknown, ProfileNode> = v.object({
  callFrame: v.object({ functionName: v.string(), url: v.string(), lineNumber: v.number(), columnNumber: v.number() }),
  selfSize: v.number(),
  children: v.array(v.lazy(() => node)),
});
const profile = v.object({ head: node });

interface Stack {
  readonly bytes: number;
  /** The program's functions, the one that allocated first. */
  readonly frames: readonly ReportFrame[];
}

/** V8 samples stacks of 128 functions at most; a profile that is nested deeper was not written by it. */
const MAX_DEPTH = 256;
const MAX_FRAMES = 8;

function stacksOf(head: ProfileNode): readonly Stack[] {
  const stacks: Stack[] = [];
  const walk = (at: ProfileNode, above: readonly ReportFrame[], depth: number): void => {
    const { functionName, url, lineNumber, columnNumber } = at.callFrame;
    const own = url !== '' && !url.startsWith('node:') && !url.startsWith('ext:');
    // The protocol counts from 0.
    const frame = {
      function: functionName,
      url,
      line: Math.max(1, lineNumber + 1),
      column: Math.max(1, columnNumber + 1),
    };
    const frames = own ? [frame, ...above] : above;
    if (at.selfSize > 0 && frames.length > 0) stacks.push({ bytes: at.selfSize, frames });
    if (depth < MAX_DEPTH) for (const child of at.children) walk(child, frames, depth + 1);
  };
  walk(head, [], 0);
  return stacks;
}

/** Reads a profile. Throws InputError when it is none. */
async function readStacks(file: string): Promise<readonly Stack[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError([errorData(error, file)]);
  });
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), profile), text);
  if (!read.success) throw new InputError([{ code: 'profile-wrong-form', file, where: null, params: {} }]);
  return stacksOf(read.output.head);
}

/**
 * The place that made most of what belongs to a finding: stacks that run through its constructor, whose caller is the
 * place; else stacks in the script where it is declared, when no other finding is there.
 */
function sampledPlace(
  stacks: readonly Stack[],
  finding: ReportFinding,
  urls: ReadonlySet<string>,
): ReportAllocation | null {
  const through = stacks.flatMap(({ bytes, frames }) => {
    const at = frames.findIndex((frame) => frame.function === finding.constructor);
    return at < 0 || at + 1 >= frames.length ? [] : [{ bytes, frames: frames.slice(at + 1) }];
  });
  const near = stacks.filter(({ frames }) => urls.has(frames[0].url));
  const fitting = through.length > 0 ? through : near;
  const sites = new Map<string, { bytes: number; most: Stack }>();
  let total = 0;
  for (const stack of fitting) {
    const { url, line, column } = stack.frames[0];
    const key = `${url}:${line}:${column}`;
    const site = sites.get(key) ?? { bytes: 0, most: stack };
    site.bytes += stack.bytes;
    if (stack.bytes > site.most.bytes) site.most = stack;
    sites.set(key, site);
    total += stack.bytes;
  }
  const best = [...sites.values()].sort((a, b) => b.bytes - a.bytes).at(0);
  if (best === undefined) return null;
  return { share: best.bytes / total, certainty: 'sampled', frames: best.most.frames.slice(0, MAX_FRAMES) };
}

/** The report with the profile's places on findings that say none; as it was without a profile. Throws InputError. */
export async function withAllocationProfile(report: Report, file: string | null): Promise<Report> {
  if (file === null) return report;
  const stacks = await readStacks(file);
  const shared = new Map<string, number>();
  for (const { sources } of report.findings)
    for (const url of new Set(sources.map((source) => source.url))) shared.set(url, (shared.get(url) ?? 0) + 1);
  const findings = report.findings.map((finding) => {
    if (finding.allocatedAt !== undefined || finding.kind === 'warm-up') return finding;
    const urls = new Set(finding.sources.map(({ url }) => url).filter((url) => shared.get(url) === 1));
    const found = sampledPlace(stacks, finding, urls);
    return found === null ? finding : { ...finding, allocatedAt: found };
  });
  return { ...report, findings };
}
