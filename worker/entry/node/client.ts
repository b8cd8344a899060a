// The engine in a thread of its own, for Node: what the command line talks to.

import { Worker } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { engineThrough, type EngineApi } from '../../engine/api.ts';
import { engineError, reviveError } from '../../engine/errors.ts';
import { THREAD_LIMITS } from './thread-limits.ts';

export interface NodeEngine {
  /** Rejects with `EngineError`; pending questions reject with `engine-died` when the thread ends. */
  readonly api: EngineApi;
  /** Ends the thread and all its loaders at once, whatever they are doing. */
  close(): Promise<void>;
}

export interface NodeEngineOptions {
  /** URL of the engine's bundle; by default beside the caller's own (dist/cli). */
  readonly bundle?: URL;
  /** Loader threads that will probably be wanted: up to one is started at once. */
  readonly loaders?: number;
}

/** Starts an engine in a thread of its own. */
export function createNodeEngine({
  bundle = new URL('./engine-worker.mjs', import.meta.url),
  loaders = 0,
}: NodeEngineOptions = {}): NodeEngine {
  const worker = new Worker(bundle, {
    name: 'heapdelta-engine',
    workerData: { loaders },
    resourceLimits: THREAD_LIMITS,
  });
  const remote = Comlink.wrap<EngineApi>(nodeEndpoint(worker));
  let death: unknown = null;
  let die: (error: unknown) => void = () => undefined;
  const dead = new Promise<never>((_, reject) => {
    die = (error) => {
      death ??= error;
      reject(death);
    };
  });
  // Seen by whoever waits for an answer; by nobody when nothing is pending.
  dead.catch(() => undefined);
  worker.on('error', (error) =>
    die(
      outOfMemory(error)
        ? engineError('out-of-memory')
        : engineError('engine-died', null, { detail: error instanceof Error ? error.message : String(error) }),
    ),
  );
  worker.on('exit', () => die(engineError('engine-died', null, { detail: 'closed' })));

  const call = async <T>(question: () => Promise<T>): Promise<T> => {
    if (death !== null) throw death;
    try {
      return await Promise.race([question(), dead]);
    } catch (error) {
      throw reviveError(error);
    }
  };
  const api = engineThrough((method, args) =>
    call(() =>
      (remote[method] as (...args: readonly unknown[]) => Promise<unknown>)(
        // A function stays where it is; the other side calls it through a port.
        ...args.map((arg) => (typeof arg === 'function' ? Comlink.proxy(arg) : arg)),
      ),
    ),
  );
  return {
    api,
    async close() {
      await worker.terminate();
    },
  };
}

function outOfMemory(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
