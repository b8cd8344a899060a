// The one engine client: numbers requests, rejects what is pending when the worker dies, starts another one,
// gives up cancelled jobs at once and drops their late answers.

import type {
  AnalyseOptions,
  EngineApi,
  JobArguments,
  MethodsOf,
  OpenResult,
  Progress,
  SourceSpec,
} from '../../worker/engine/api.ts';
import type { EngineProcess } from '../../library/web/spawn.ts';
import { cancelled, engineDied, toFailure, type EngineFailure } from './errors.ts';

export type SpawnEngine = () => EngineProcess;

/** Questions without side effects: everything but opening, cancelling and jobs. */
type Question = MethodsOf<'question'> | 'estimate' | 'close';
/** Long questions that take a job number first. */
type Job = MethodsOf<'job'>;

export interface EngineClient {
  /** Starts the worker before it is needed. One that does not start or dies is not missed: the first question starts another, and tells. */
  warm(): void;
  /** Opens a series. Reject: `EngineFailure` (`cancelled` when `signal` fired). Progress stops with the answer. */
  open(
    sources: readonly SourceSpec[],
    options: AnalyseOptions,
    onProgress: (p: Progress) => void,
    signal: AbortSignal,
  ): Promise<OpenResult>;
  /** Analyses snapshots again that are open already; null when they must be read anew. Reject: as `open`. */
  compare(
    picked: readonly number[],
    options: AnalyseOptions,
    onProgress: (p: Progress) => void,
    signal: AbortSignal,
  ): Promise<OpenResult | null>;
  /** Asks. Reject: `EngineFailure`. */
  ask<M extends Question>(method: M, ...args: Parameters<EngineApi[M]>): ReturnType<EngineApi[M]>;
  /** A long question that can be given up. */
  run<M extends Job>(method: M, signal: AbortSignal, ...args: JobArguments<M>): ReturnType<EngineApi[M]>;
  /** Tells when a worker died; the next question starts another, with nothing open in it. */
  onDeath(listener: (failure: EngineFailure) => void): () => void;
  /** Ends the worker with all that is open in it; what is pending is `cancelled`. V8 would collect a closed series much later. */
  end(): void;
  /** Requests still without an answer, for tests. */
  pendingCount(): number;
}

/** How long a cancelled job may keep its worker busy before the worker is stopped, milliseconds. */
const CANCEL_PATIENCE_MS = 3_000;

/** Makes the client; the worker is started with `warm` or the first question. */
export function createEngineClient(spawn: SpawnEngine, patienceMs: number = CANCEL_PATIENCE_MS): EngineClient {
  let process: EngineProcess | null = null;
  let lastNumber = 0;
  const pending = new Map<number, (failure: EngineFailure) => void>();
  const deathListeners = new Set<(failure: EngineFailure) => void>();

  function end(ended: EngineProcess, failure: EngineFailure): void {
    process = null;
    ended.terminate();
    const rejects = [...pending.values()];
    pending.clear();
    for (const reject of rejects) reject(failure);
  }

  function lose(dead: EngineProcess, detail: string): void {
    if (process !== dead) return;
    const failure = engineDied(detail);
    end(dead, failure);
    for (const listener of deathListeners) listener(failure);
  }

  function running(): EngineProcess {
    if (process === null) {
      const started = spawn();
      process = started;
      started.onDeath((detail) => lose(started, detail));
    }
    return process;
  }

  /** One numbered request: whatever settles first wins, everything later is dropped. */
  function request<T>(
    send: (engine: EngineProcess, number: number) => Promise<T>,
    signal: AbortSignal | null,
  ): Promise<T> {
    lastNumber += 1;
    const number = lastNumber;
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(cancelled());
        return;
      }
      const engine = running();
      let settledByWorker = false;
      const finish = (): boolean => {
        signal?.removeEventListener('abort', abort);
        return pending.delete(number);
      };
      const abort = (): void => {
        if (!finish()) return;
        reject(cancelled());
        engine.api.cancel(number).catch(() => undefined);
        setTimeout(() => {
          if (!settledByWorker) lose(engine, 'it did not stop when asked to');
        }, patienceMs);
      };
      pending.set(number, (failure) => {
        signal?.removeEventListener('abort', abort);
        reject(failure);
      });
      signal?.addEventListener('abort', abort);
      send(engine, number).then(
        (value) => {
          settledByWorker = true;
          if (finish()) resolve(value);
        },
        (error: unknown) => {
          settledByWorker = true;
          if (finish()) reject(toFailure(error));
        },
      );
    });
  }

  return {
    warm() {
      try {
        running();
      } catch {
        // The first question meets the same fault, and tells it.
      }
    },
    open(sources, options, onProgress, signal) {
      let open = true;
      const answer = request(
        (engine, number) =>
          engine.api.open(number, sources, options, (p) => {
            if (open) onProgress(p);
          }),
        signal,
      );
      return answer.finally(() => {
        open = false;
      });
    },
    compare(picked, options, onProgress, signal) {
      let open = true;
      const answer = request(
        (engine, number) =>
          engine.api.compare(number, picked, options, (p) => {
            if (open) onProgress(p);
          }),
        signal,
      );
      return answer.finally(() => {
        open = false;
      });
    },
    ask(method, ...args) {
      const call = (engine: EngineProcess): Promise<unknown> =>
        (engine.api[method] as (...a: unknown[]) => Promise<unknown>)(...args);
      return request(call, null) as ReturnType<EngineApi[typeof method]>;
    },
    run(method, signal, ...args) {
      const call = (engine: EngineProcess, number: number): Promise<unknown> =>
        (engine.api[method] as (...a: unknown[]) => Promise<unknown>)(number, ...args);
      return request(call, signal) as ReturnType<EngineApi[typeof method]>;
    },
    onDeath(listener) {
      deathListeners.add(listener);
      return () => deathListeners.delete(listener);
    },
    end() {
      if (process !== null) end(process, cancelled());
    },
    pendingCount: () => pending.size,
  };
}
