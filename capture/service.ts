// Captures on behalf of the app's page: holds the one target and the one series, and says how far it is. The files lie in a
// folder of their own below the home folder, for the person to keep or delete.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { capture } from './capture.ts';
import type { Captured, CaptureEvent } from './capture.ts';
import { dangerOf, estimateCost } from './cost.ts';
import { CaptureError, CaptureStopped } from './errors.ts';
import { tcpChannel } from './channel.ts';
import { listMachine } from './machine.ts';
import type { MachineTarget } from './machine.ts';
import type { Pace } from './pacing.ts';
import type {
  CaptureChoice,
  CaptureFault,
  CaptureFile,
  CaptureLook,
  CaptureService,
  CaptureStart,
  CaptureState,
  CaptureTaken,
} from './service-types.ts';
import type { Target } from './target.ts';
import { attach } from './targets/attach.ts';
import { attachPid } from './targets/pid.ts';

export interface ServiceOptions {
  readonly version: string;
  /** Gives files ids that the page can open. */
  readonly register: (paths: readonly string[]) => Promise<readonly CaptureFile[]>;
  /** What went wrong that no sentence of the catalog is about, for the log. */
  readonly onFault: (error: unknown) => void;
  /** Folder that series are put into, and how it is called for people; the home folder's unless a test says. */
  readonly base?: { readonly folder: string; readonly place: string };
  readonly list?: () => Promise<readonly MachineTarget[]>;
  readonly now?: () => Date;
}

const FOLDER = 'heapdelta-captures';
/** A page that waits asks for the state several times a second. */
const PATIENCE_MS = 60_000;

type Recording = Extract<CaptureState, { kind: 'recording' }>;

function open(found: MachineTarget): Promise<Target> {
  if (found.page !== null) {
    const channel = tcpChannel('127.0.0.1', found.page.port);
    return attach(channel, found.page, { name: found.name, expectedPid: null, local: true, opened: false });
  }
  return attachPid(found.pid ?? 0);
}

async function lookAt(target: Target): Promise<CaptureLook> {
  const [facts, around] = await Promise.all([target.facts(), target.surroundings()]);
  if (facts === null) throw new CaptureError('capture-not-v8');
  const { pauseSeconds, memoryBytes, diskBytes } = estimateCost(facts.heapUsedBytes, facts.versions.runtime);
  const danger = dangerOf(facts, around);
  return {
    runtime: facts.runtime,
    version: facts.versions.runtime,
    heapUsedBytes: facts.heapUsedBytes,
    heapLimitBytes: facts.heapLimitBytes,
    rssBytes: facts.rssBytes,
    groupLimitBytes: around.cgroupLimitBytes,
    groupUsedBytes: around.cgroupUsedBytes,
    pauseSeconds,
    memoryBytes,
    diskBytes,
    danger:
      danger === null
        ? null
        : { neededBytes: danger.neededBytes, freeBytes: danger.freeBytes, limitBytes: danger.limitBytes },
    threads: target.threads,
  };
}

/** A folder that is not there yet, named after the second (UTC): captures that begin within one second are numbered. */
function unusedFolder(base: string, at: Date): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  for (let more = 1; ; more++) {
    const folder = path.join(base, more === 1 ? stamp : `${stamp}-${more}`);
    if (!existsSync(folder)) return folder;
  }
}

/** The one capture of a local host or a desktop app. */
export function createCaptureService(options: ServiceOptions): CaptureService {
  const now = options.now ?? (() => new Date());
  const base = options.base ?? { folder: path.join(homedir(), FOLDER), place: `~/${FOLDER}` };
  const list = options.list ?? listMachine;
  const byId = new Map<string, MachineTarget>();
  const idByKey = new Map<string, string>();
  let state: CaptureState = { kind: 'idle' };
  let target: Target | null = null;
  let folder: string | null = null;
  let controller = new AbortController();
  /** Ends the wait for a press. */
  let press: (() => void) | null = null;
  /** Pressed before the wait has begun: the page shows it a moment earlier. */
  let isPressed = false;
  let waitsUntil: number | null = null;
  let running: Promise<void> = Promise.resolve();
  /** Lets a program go that was chosen by a page that is gone. */
  let patience: NodeJS.Timeout | null = null;

  const faultOf = (error: unknown): CaptureFault => {
    // A path of this machine never enters the page.
    if (error instanceof CaptureError)
      return {
        code: error.code,
        params: 'folder' in error.params ? { ...error.params, folder: base.place } : error.params,
      };
    const { code } = error as { code?: unknown };
    if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', params: {} };
    if (code === 'EFBIG') return { code: 'file-limit', params: {} };
    if (code === 'EACCES' || code === 'EROFS') return { code: 'capture-no-folder', params: { folder: base.place } };
    options.onFault(error);
    return { code: 'capture-unexpected', params: {} };
  };
  const fail = (name: string, error: unknown): void => {
    state = error instanceof CaptureStopped ? { kind: 'idle' } : { kind: 'failed', name, fault: faultOf(error) };
  };
  const leave = async (): Promise<void> => {
    const left = target;
    target = null;
    await left?.close();
  };

  const byPress: Pace = (_round, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        // A wait that was ended would take the first press of the next capture.
        press = null;
        reject(new CaptureStopped());
      };
      if (signal.aborted) return stop();
      if (isPressed) {
        isPressed = false;
        return resolve(null);
      }
      signal.addEventListener('abort', stop, { once: true });
      press = () => {
        press = null;
        signal.removeEventListener('abort', stop);
        resolve(null);
      };
    });
  const byTime =
    (seconds: number): Pace =>
    (round, signal) => {
      waitsUntil = performance.now() + seconds * 1000;
      const timer = setTimeout(() => press?.(), seconds * 1000);
      return byPress(round, signal).finally(() => {
        clearTimeout(timer);
        waitsUntil = null;
      });
    };

  function onEvent(event: CaptureEvent): void {
    if (state.kind !== 'recording') return;
    if (event.kind === 'wait') state = { ...state, round: event.round, step: 'waiting', share: 0 };
    if (event.kind === 'snapshot') state = { ...state, round: event.round, step: 'snapshot', share: event.share };
    if (event.kind === 'taken') {
      const { fileBytes, pauseSeconds, heapUsedBytes, rssBytes } = event.snapshot;
      const taken: CaptureTaken = { fileBytes, pauseSeconds, heapUsedBytes, rssBytes };
      state = { ...state, taken: [...state.taken, taken] };
    }
  }

  async function finish(name: string, captured: Captured): Promise<void> {
    const { files, record, endedBy } = captured;
    folder = path.dirname(files[0]);
    const place = `${base.place}/${path.basename(folder)}`;
    state = {
      kind: 'done',
      name,
      files: await options.register(files),
      record,
      place,
      endedBy: endedBy === null ? null : endedBy instanceof CaptureStopped ? 'stopped' : faultOf(endedBy),
    };
  }

  async function record(on: Target, name: string, how: CaptureStart): Promise<void> {
    const own = controller;
    try {
      const captured = await capture(on, {
        folder: unusedFolder(base.folder, now()),
        rounds: how.rounds,
        warmUp: true,
        pace: how.everySeconds === null ? byPress : byTime(how.everySeconds),
        identity: { service: null, instance: null, release: null },
        workUnit: null,
        workCommand: null,
        allocations: how.stacks ? 'full' : 'none',
        yes: how.yes,
        version: options.version,
        signal: own.signal,
        onEvent,
        now,
      });
      await leave();
      await finish(name, captured);
    } catch (error) {
      await leave();
      fail(name, error);
    } finally {
      // The program's end leaves a wait behind: it ends, and its timer with it.
      own.abort();
    }
  }

  const withTime = (now_: Recording): Recording => ({
    ...now_,
    secondsLeft: waitsUntil === null ? null : Math.max(0, Math.ceil((waitsUntil - performance.now()) / 1000)),
  });
  const current = (): CaptureState => {
    if (patience !== null) clearTimeout(patience);
    patience = null;
    if (state.kind !== 'ready') return state.kind === 'recording' ? withTime(state) : state;
    patience = setTimeout(() => {
      if (state.kind !== 'ready') return;
      state = { kind: 'idle' };
      leave().catch(options.onFault);
    }, PATIENCE_MS).unref();
    return state;
  };
  const isBusy = (): boolean => state.kind === 'attaching' || state.kind === 'recording';

  return {
    async choices() {
      const found = await list();
      byId.clear();
      return found.map((one): CaptureChoice => {
        const id = idByKey.get(one.key) ?? randomBytes(16).toString('base64url');
        idByKey.set(one.key, id);
        byId.set(id, one);
        const { kind, name, detail, pid, rssBytes } = one;
        return { id, kind, name, detail, pid, rssBytes };
      });
    },
    state: current,
    async choose(id) {
      const found = byId.get(id);
      if (isBusy()) return current();
      if (found === undefined) {
        state = { kind: 'failed', name: '', fault: { code: 'capture-choice-gone', params: {} } };
        return state;
      }
      await leave();
      state = { kind: 'attaching', name: found.name };
      try {
        target = await open(found);
        // Whoever lost patience meanwhile is not kept.
        if (state.kind !== 'attaching') {
          await leave();
          return current();
        }
        state = { kind: 'ready', name: found.name, look: await lookAt(target) };
        const attached = target;
        attached.lost.catch((error: unknown) => {
          if (target !== attached || state.kind !== 'ready') return;
          target = null;
          fail(found.name, error);
        });
      } catch (error) {
        await leave();
        fail(found.name, error);
      }
      return current();
    },
    start(how) {
      if (state.kind !== 'ready' || target === null) return Promise.resolve(current());
      const { name } = state;
      controller = new AbortController();
      isPressed = false;
      state = {
        kind: 'recording',
        name,
        rounds: how.rounds,
        round: 1,
        step: 'waiting',
        share: 0,
        secondsLeft: null,
        stopping: false,
        taken: [],
      };
      running = record(target, name, how);
      return Promise.resolve(current());
    },
    next() {
      if (press !== null) press();
      else isPressed = state.kind === 'recording' && state.step === 'waiting';
      return Promise.resolve(current());
    },
    async stop() {
      if (state.kind === 'recording') {
        state = { ...state, stopping: true };
        controller.abort();
        return current();
      }
      state = { kind: 'idle' };
      await leave();
      return current();
    },
    async discard() {
      if (state.kind !== 'done' || folder === null) return current();
      await rm(folder, { recursive: true, force: true });
      folder = null;
      state = { kind: 'idle' };
      return state;
    },
    async close() {
      controller.abort();
      await running;
      await leave();
      state = { kind: 'idle' };
    },
  };
}
