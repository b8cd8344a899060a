// Starts the engine's web worker and speaks Comlink to it, for the app and for the library.

import * as Comlink from 'comlink';
import { engineThrough, type EngineApi } from '../../worker/engine/api.ts';

/** A running worker. `api` speaks plain promises; `onDeath` fires at most once. */
export interface EngineProcess {
  readonly api: EngineApi;
  readonly onDeath: (listener: (detail: string) => void) => void;
  terminate(): void;
}

/** Starts one worker. Errors nobody caught in it, messages that cannot be read, and its silent end count as its death. */
export function spawnEngine(): EngineProcess {
  const name = `heapdelta-engine-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('../../worker/entry/web/engine.ts', import.meta.url), { type: 'module', name });
  const watch = new AbortController();
  const remote = Comlink.wrap<EngineApi>(worker);
  const api = engineThrough((method, args) =>
    (remote[method] as (...args: readonly unknown[]) => Promise<unknown>)(
      // A function stays where it is; the other side calls it through a port.
      ...args.map((arg) => (typeof arg === 'function' ? Comlink.proxy(arg) : arg)),
    ),
  );
  return {
    api,
    onDeath(listener) {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(event.message || 'its script failed');
      });
      worker.addEventListener('messageerror', () => listener('it sent something that could not be read'));
      watchLife(name, watch.signal).then(
        () => {
          if (!watch.signal.aborted) listener('it ended without a word');
        },
        (error: unknown) => {
          if (!watch.signal.aborted) console.warn('the engine is not watched', error);
        },
      );
    },
    terminate() {
      watch.abort();
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}

/** How often to look whether the worker has taken its lock, milliseconds. */
const LOOK_EVERY_MS = 50;

/**
 * Resolves when the worker of that name is dead: while it lives it holds a lock of its name (worker/entry/web/serve.ts).
 * Reject: the signal fired.
 */
async function watchLife(name: string, signal: AbortSignal): Promise<void> {
  // Asked for too early, we would get the lock of a worker that is only starting.
  for (;;) {
    const { held } = await navigator.locks.query();
    if (held?.some((lock) => lock.name === name) === true) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    signal.throwIfAborted();
  }
  await navigator.locks.request(name, { signal }, () => undefined);
}
