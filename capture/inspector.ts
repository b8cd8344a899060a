// A target behind V8's inspector. One session from the first snapshot to the last: ids are only kept by V8 while it lasts.

import process from 'node:process';
import type { CdpClient } from './cdp.ts';
import { CaptureError } from './errors.ts';
import { evaluate, heapUsed, readFacts } from './facts.ts';
import type { TargetFacts } from './facts.ts';
import { UNKNOWN_SURROUNDINGS, surroundingsOf } from './proc.ts';
import type { Surroundings } from './proc.ts';
import type { SnapshotFile } from './snapshot-file.ts';
import type { AllocationMode, Target } from './target.ts';
import { keepFrames, releaseFrames } from './stacks.ts';
import { attachThread, listThreads, releaseThreads, threadName } from './threads.ts';

/**
 * One sample per so many bytes allocated: the rate of Chrome DevTools' "Allocation sampling" from 256 MB of heap on. Small heaps
 * grow by too little for it: what leaks 40 kB a round would be one sample.
 */
const MAX_SAMPLING_BYTES = 32_768;
const MIN_SAMPLING_BYTES = 8_192;
const SAMPLES_PER_HEAP = 8_192;

/** @param heapBytes - in use now */
export const samplingBytes = (heapBytes: number): number =>
  Math.min(MAX_SAMPLING_BYTES, Math.max(MIN_SAMPLING_BYTES, Math.round(heapBytes / SAMPLES_PER_HEAP)));

/**
 * Closes the inspector of a Node process once nobody is connected: closing it under a connection waits for that connection,
 * and the program with it. On Linux the process sees its connections; elsewhere ours is given time to end.
 * `_debugEnd` is what `inspector.close()` calls.
 */
const closeWhenAlone = (everyMs: number, pid: number | null): string => `(() => {
  if (typeof process !== 'object' || ${pid !== null} && process.pid !== ${pid}) return false;
  const get = process.getBuiltinModule || (typeof require === 'function' ? require : null);
  const url = get ? get('inspector').url() : null;
  if (!url) return false;
  if (process.platform !== 'linux') {
    ${everyMs < WATCH_MS ? `setTimeout(() => process._debugEnd(), ${OTHER_SYSTEMS_MS}).unref();` : ''}
    return true;
  }
  const port = ':' + Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
  const gone = ['0A', '06'];
  const timer = setInterval(() => get('fs').readFile('/proc/self/net/tcp', 'latin1', (error, table) => {
    if (error || !get('inspector').url()) return clearInterval(timer);
    const rows = table.split('\\n').map((line) => line.trim().split(/\\s+/));
    if (rows.some((row) => row.length > 3 && row[1].endsWith(port) && !gone.includes(row[3]))) return;
    clearInterval(timer);
    process._debugEnd();
  }), ${everyMs});
  timer.unref();
  return true;
})()`;
/** How often a process whose inspector we opened looks whether we are still there, in case we are killed. */
const WATCH_MS = 15_000;
/** The same when we say that we go. */
const GOING_MS = 100;
const OTHER_SYSTEMS_MS = 1_000;

export interface InspectorOptions {
  readonly name: string;
  /** The process must have this id; null: any. */
  readonly expectedPid: number | null;
  /** The process is one of this machine. */
  readonly local: boolean;
  /** We opened its inspector, so we close it again. */
  readonly opened: boolean;
  /** A worker thread of the process, by number or name; null or absent: the main thread. */
  readonly thread?: string | null;
  /** We started the program, so it ends when we are gone. */
  readonly endsWithUs?: boolean;
  readonly surroundings?: () => Promise<Surroundings>;
  /** Runs after the connection is closed: tunnels, programs that we started. */
  readonly onClose?: () => Promise<void>;
  /** Says why the target was lost, when more is known than that the connection ended. */
  readonly whyLost?: () => Promise<CaptureError | null>;
}

/** Ends a program that we started once we are gone, however that came: our own farewell may never be said. */
const endWithUs = (pid: number): string => `(() => {
  const timer = setInterval(() => {
    try { process.kill(${pid}, 0); } catch (error) {
      if (error.code === 'ESRCH') { clearInterval(timer); process.kill(process.pid, 'SIGTERM'); }
    }
  }, ${ALIVE_MS});
  timer.unref();
})()`;
const ALIVE_MS = 2_000;

export class InspectorTarget implements Target {
  readonly name: string;
  localPid: number | null = null;
  thread: string | null = null;
  threads: readonly string[] = [];
  readonly lost: Promise<never>;
  /** The session whose heap is taken: the process' own, or one of its worker threads'. */
  private cdp: CdpClient;
  /** The connection to the process. */
  private readonly process: CdpClient;
  private readonly options: InspectorOptions;
  private mode: AllocationMode = 'none';
  private closed = false;
  private isLost = false;
  private readonly onLost: (error: Error) => void;

  private constructor(cdp: CdpClient, options: InspectorOptions) {
    this.cdp = cdp;
    this.process = cdp;
    this.options = options;
    this.name = options.name;
    let lose: (error: Error) => void = () => undefined;
    this.lost = new Promise((_, reject) => {
      lose = reject;
    });
    this.lost.catch(() => undefined);
    this.onLost = (error) => {
      this.isLost = true;
      // What ended it (a signal, an exit) is known a moment later than that it ended.
      void (options.whyLost?.() ?? Promise.resolve(null)).then((why) => lose(why ?? error));
    };
    cdp.onLost = this.onLost;
  }

  /** Takes over an open connection and makes sure that it leads where it should. Closes it when it does not. */
  static async take(cdp: CdpClient, options: InspectorOptions): Promise<InspectorTarget> {
    const target = new InspectorTarget(cdp, options);
    try {
      // First of all: should we be killed, it closes by itself.
      if (options.opened) await evaluate(cdp, closeWhenAlone(WATCH_MS, options.expectedPid));
      const facts = await target.facts();
      if (options.expectedPid !== null && facts.pid !== options.expectedPid)
        throw new CaptureError('capture-wrong-process', { pid: options.expectedPid, found: facts.pid ?? '?' });
      if (options.local) target.localPid = facts.pid;
      if (options.endsWithUs === true && facts.pid !== null) await evaluate(cdp, endWithUs(process.pid));
      if (facts.runtime === 'node') await target.chooseThread();
      return target;
    } catch (error) {
      // Another's inspector is not ours to close.
      if (error instanceof CaptureError && error.code === 'capture-wrong-process') cdp.close();
      else await target.close();
      throw error;
    }
  }

  private async chooseThread(): Promise<void> {
    const { thread = null } = this.options;
    if (thread === null) {
      this.threads = (await listThreads(this.process)).map(threadName);
      return;
    }
    const { cdp, name } = await attachThread(this.process, thread);
    this.cdp = cdp;
    this.thread = name;
    cdp.onLost = this.onLost;
  }

  facts(): Promise<TargetFacts> {
    return readFacts(this.cdp);
  }

  surroundings(): Promise<Surroundings> {
    if (this.options.surroundings !== undefined) return this.options.surroundings();
    return this.localPid === null ? Promise.resolve(UNKNOWN_SURROUNDINGS) : surroundingsOf(this.localPid);
  }

  heapUsed(): Promise<number> {
    return heapUsed(this.cdp);
  }

  async snapshot(file: SnapshotFile, onProgress: (share: number) => void): Promise<void> {
    let failed: unknown = null;
    const off = [
      this.cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
        if (failed !== null || typeof chunk !== 'string') return;
        try {
          file.write(chunk);
        } catch (error) {
          failed = error;
        }
      }),
      this.cdp.on('HeapProfiler.reportHeapSnapshotProgress', ({ done, total }) => {
        if (typeof done === 'number' && typeof total === 'number' && total > 0) onProgress(Math.min(1, done / total));
      }),
    ];
    try {
      await this.cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: true });
    } finally {
      for (const remove of off) remove();
    }
    if (failed !== null) throw failed;
  }

  async startAllocations(mode: AllocationMode): Promise<void> {
    if (mode === 'full') {
      await keepFrames(this.cdp);
      await this.cdp.send('HeapProfiler.startTrackingHeapObjects', { trackAllocations: true });
    }
    if (mode === 'sampled')
      await this.cdp.send('HeapProfiler.startSampling', {
        samplingInterval: samplingBytes(await this.heapUsed()),
        stackDepth: 64,
      });
    this.mode = mode;
  }

  async allocationProfile(): Promise<string | null> {
    if (this.mode !== 'sampled') return null;
    const { profile } = await this.cdp.send('HeapProfiler.getSamplingProfile');
    return JSON.stringify(profile);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    try {
      if (!this.isLost) await Promise.race([this.leave(), timeout(LEAVE_MS)]);
    } catch (error) {
      // A target that ends while we leave is left.
      if (!(error instanceof CaptureError)) throw error;
    } finally {
      if (this.cdp !== this.process) this.cdp.close();
      this.process.close();
      await this.options.onClose?.();
    }
  }

  /** Ends what was begun. The session's end would do most of it; what is asked for is certain. */
  private async leave(): Promise<void> {
    if (this.mode === 'sampled') await this.cdp.send('HeapProfiler.stopSampling');
    // Not stopTrackingHeapObjects: it would stream one more snapshot. `disable` stops it, too, and forgets the ids.
    await this.cdp.send('HeapProfiler.disable');
    if (this.mode === 'full') await releaseFrames(this.cdp);
    if (this.cdp !== this.process) await releaseThreads(this.process);
    if (this.options.opened) await evaluate(this.process, closeWhenAlone(GOING_MS, this.options.expectedPid));
  }
}

/**
 * A target that was stopped in the middle of a snapshot answers when it has written it: to leave before would leave its
 * inspector open for a while. One that does not answer at all must not hold us for ever: it closes it by itself.
 */
const LEAVE_MS = 60_000;

const timeout = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
