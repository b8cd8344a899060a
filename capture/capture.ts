// The one door of this room: looks at the target, says the cost, takes the rounds, writes the side file, and leaves
// everything as it was, whatever happens between.

import { mkdir, readdir, rename, rmdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { dangerOf, estimateCost, freeDisk } from './cost.ts';
import type { CostEstimate, Danger } from './cost.ts';
import { CaptureError, CaptureStopped } from './errors.ts';
import type { TargetFacts } from './facts.ts';
import type { Pace } from './pacing.ts';
import { ownBytes } from './proc.ts';
import type { Surroundings } from './proc.ts';
import { CAPTURE_ENDING, CAPTURE_SCHEMA } from './record.ts';
import type { CapturedSnapshot, CaptureRecord } from './record.ts';
import { removeLeftovers, SnapshotFile } from './snapshot-file.ts';
import type { AllocationMode, Target } from './target.ts';

/** What the user is told while it happens. */
export type CaptureEvent =
  | {
      readonly kind: 'look';
      readonly facts: TargetFacts | null;
      readonly around: Surroundings;
      readonly cost: CostEstimate | null;
    }
  | { readonly kind: 'danger'; readonly danger: Danger }
  | { readonly kind: 'wait'; readonly round: number; readonly rounds: number }
  | { readonly kind: 'snapshot'; readonly round: number; readonly rounds: number; readonly share: number }
  | { readonly kind: 'taken'; readonly round: number; readonly rounds: number; readonly snapshot: CapturedSnapshot };

export interface CaptureOptions {
  readonly folder: string;
  readonly rounds: number;
  /** Whether one round of waiting or work comes before the first snapshot. */
  readonly warmUp: boolean;
  readonly pace: Pace;
  /** Whose heap it is, as far as known. */
  readonly identity: Pick<CaptureRecord, 'service' | 'instance' | 'release'>;
  readonly workUnit: string | null;
  readonly workCommand: string | null;
  readonly allocations: AllocationMode;
  /** Take it even where the target would probably die. */
  readonly yes: boolean;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: CaptureEvent) => void;
  readonly now: () => Date;
}

export interface Captured {
  /** Absolute paths of the whole snapshots, oldest first. */
  readonly files: readonly string[];
  readonly record: CaptureRecord;
  /** Path of the sampled allocations (`.heapprofile`); null when none were recorded. */
  readonly profile: string | null;
  /** Why it ended before all rounds were taken; null when it did not. */
  readonly endedBy: Error | null;
}

/** Refuses what would probably kill the target or fill the disk. Throws CaptureError. */
async function requireRoom(
  target: Target,
  options: CaptureOptions,
  rounds: number,
  tell: boolean,
): Promise<TargetFacts | null> {
  const [facts, around, disk] = await Promise.all([target.facts(), target.surroundings(), freeDisk(options.folder)]);
  const cost = facts === null ? null : estimateCost(facts.heapUsedBytes, facts.versions.runtime);
  if (tell) options.onEvent({ kind: 'look', facts, around, cost });
  if (facts === null || cost === null) return facts;
  if (disk !== null && cost.diskBytes * rounds > disk)
    throw new CaptureError('capture-no-disk', {
      neededBytes: cost.diskBytes * rounds,
      freeBytes: disk,
      folder: options.folder,
    });
  const danger = dangerOf(facts, around);
  if (danger === null) return facts;
  if (!options.yes) {
    const { neededBytes, freeBytes, limitBytes } = danger;
    throw new CaptureError('capture-would-die', { neededBytes, freeBytes, limitBytes, heapBytes: facts.heapUsedBytes });
  }
  options.onEvent({ kind: 'danger', danger });
  return facts;
}

async function takeOne(
  target: Target,
  round: number,
  work: number | null,
  options: CaptureOptions,
): Promise<CapturedSnapshot> {
  const { folder, rounds, onEvent, signal } = options;
  const facts = await requireRoom(target, options, rounds - round + 1, false);
  // Beside the facts, before the snapshot itself takes any.
  const anonymousBytes = target.localPid === null ? null : await ownBytes(target.localPid);
  const name = `${round}.heapsnapshot.gz`;
  const file = new SnapshotFile(path.join(folder, name));
  const takenAt = options.now();
  const from = performance.now();
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new CaptureStopped());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  stopped.catch(() => undefined);
  try {
    onEvent({ kind: 'snapshot', round, rounds, share: 0 });
    await Promise.race([
      target.snapshot(file, (share) => onEvent({ kind: 'snapshot', round, rounds, share })),
      target.lost,
      stopped,
    ]);
  } catch (error) {
    await file.discard();
    throw error;
  }
  const pauseSeconds = (performance.now() - from) / 1000;
  const fileBytes = await file.finish();
  return {
    file: name,
    fileBytes,
    takenAt: takenAt.toISOString(),
    pauseSeconds: Math.round(pauseSeconds * 1000) / 1000,
    work,
    heapUsedBytes: facts?.heapUsedBytes ?? null,
    heapTotalBytes: facts?.heapTotalBytes ?? null,
    heapLimitBytes: facts?.heapLimitBytes ?? null,
    rssBytes: facts?.rssBytes ?? null,
    externalBytes: facts?.externalBytes ?? null,
    arrayBufferBytes: facts?.arrayBufferBytes ?? null,
    codeBytes: facts?.codeBytes ?? null,
    anonymousBytes,
  };
}

/** Folders that captures make where nobody names one. */
const OWN_FOLDER = /^(?:heapdelta-)?\d{8}-\d{6}(?:-\d+)?$/;

/** What captures left that were killed: in their own folders beside this one; one that is empty then goes, too. */
async function removeBeside(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  for (const name of await readdir(parent).catch((): string[] => [])) {
    const beside = path.join(parent, name);
    // An empty one that is not ours to see through is kept: rmdir takes empty folders alone.
    if (OWN_FOLDER.test(name) && beside !== folder && (await removeLeftovers(beside)) > 0)
      await rmdir(beside).catch(() => undefined);
  }
}

/** The side file while it is written. */
const partOf = (folder: string): string => path.join(folder, `.record.${process.pid}.heapdelta-part`);

/** Says whose folder it is while it has nothing else: of a capture that was killed the next one knows by it. */
const markOf = (folder: string): string => path.join(folder, `.series.${process.pid}.heapdelta-part`);

/** The folder must hold no series: an older one would be mixed with ours. Returns whether it was made now. */
async function prepareFolder(folder: string): Promise<boolean> {
  const made = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
  await removeLeftovers(folder);
  await removeBeside(folder);
  if ((await readdir(folder)).some((name) => /\.heapsnapshot(?:\.gz)?$/.test(name) || name.endsWith(CAPTURE_ENDING)))
    throw new CaptureError('capture-exists', { folder });
  return made;
}

/**
 * Takes the rounds. The target is closed by the caller.
 * @returns what is whole, also when it ended early with at least one snapshot (`endedBy` says why)
 * @throws CaptureError, CaptureStopped or the system's error when not one snapshot is whole; nothing is left behind then
 */
export async function capture(target: Target, options: CaptureOptions): Promise<Captured> {
  const made = await prepareFolder(options.folder);
  if (made) await writeFile(markOf(options.folder), '', { mode: 0o600 }).catch(() => undefined);
  const snapshots: CapturedSnapshot[] = [];
  let first: TargetFacts | null = null;
  let profile: string | null = null;
  let endedBy: Error | null = null;
  const { rounds, folder, onEvent, signal } = options;
  const recordNow = (): CaptureRecord => recordOf(target, first, options, snapshots);
  try {
    // Before the warm-up: what will be refused is refused at once.
    first = await requireRoom(target, options, rounds, true);
    if (options.allocations !== 'none') await target.startAllocations(options.allocations);
    let work: number | null = null;
    for (let round = 1; round <= rounds; round++) {
      if (round > 1 || options.warmUp) {
        onEvent({ kind: 'wait', round, rounds });
        const done = await Promise.race([options.pace(round - 1, signal), target.lost]);
        // The warm-up's work lies before the first snapshot and counts as its beginning.
        if (done !== null) work = (work ?? 0) + done;
      }
      const snapshot = await takeOne(target, round, work, options);
      snapshots.push(snapshot);
      // After each: a capture that is killed leaves what is known of its whole files.
      await writeRecord(folder, recordNow());
      onEvent({ kind: 'taken', round, rounds, snapshot });
    }
    const sampled = await target.allocationProfile();
    if (sampled !== null) {
      profile = path.join(folder, 'allocations.heapprofile');
      await writeFile(profile, sampled, { mode: 0o600 });
    }
  } catch (error) {
    // Half a side file on a full disk helps nobody.
    await unlink(partOf(folder)).catch(() => undefined);
    await unlink(markOf(folder)).catch(() => undefined);
    if (snapshots.length === 0) {
      if (made) await rmdir(folder).catch(() => undefined);
      throw error;
    }
    endedBy = error instanceof Error ? error : new Error(String(error));
  }
  await unlink(markOf(folder)).catch(() => undefined);
  return { files: snapshots.map(({ file }) => path.join(folder, file)), record: recordNow(), profile, endedBy };
}

async function writeRecord(folder: string, record: CaptureRecord): Promise<void> {
  const file = path.join(folder, `series${CAPTURE_ENDING}`);
  // A name that the next capture knows, should this one be killed here.
  const part = partOf(folder);
  await writeFile(part, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(part, file);
}

function recordOf(
  target: Target,
  first: TargetFacts | null,
  options: CaptureOptions,
  snapshots: readonly CapturedSnapshot[],
): CaptureRecord {
  return {
    schema: CAPTURE_SCHEMA,
    tool: { name: 'heapdelta', version: options.version },
    target: {
      name: target.name,
      runtime: first?.runtime ?? 'unknown',
      pid: first?.pid ?? null,
      thread: target.thread,
      command: first?.command ?? null,
      runtimeVersion: first?.versions.runtime ?? null,
      v8Version: first?.versions.v8 ?? null,
    },
    ...options.identity,
    workUnit: options.workUnit,
    workCommand: options.workCommand,
    allocations: options.allocations,
    snapshots: [...snapshots],
  };
}
