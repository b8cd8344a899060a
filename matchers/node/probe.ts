// The heap of this very thread, through node:inspector: numbers, exact counts and snapshots, without a flag or a port.

import { closeSync, openSync, writeSync } from 'node:fs';
import { Session } from 'node:inspector';
import type { HeapProfiler } from 'node:inspector';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import v8 from 'node:v8';
import type { Probe, Sample } from '../watch.ts';

/** Collections before a number is believed: the smallest of three forgives a page that V8 had just opened. */
const LOOKS = 3;
/** Milliseconds between them: finalizers and what was put off for a moment have run. */
const PAUSE_MS = 5;

/** Starts to look at the heap of the calling thread. `end` gives it back. */
export function startInProcess(): Promise<Probe & { end(): Promise<void> }> {
  const session = new Session();
  session.connect();
  const post = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      session.post(method, params, (error: Error | null, result?: object) => {
        if (error === null) resolve(result as T);
        else reject(error);
      });
    });

  async function objectCount(): Promise<number> {
    const objectGroup = 'heapdelta';
    try {
      const { result } = await post<{ result: { objectId: string } }>('Runtime.evaluate', {
        expression: 'Object.prototype',
        objectGroup,
      });
      const { objects } = await post<{ objects: { objectId: string } }>('Runtime.queryObjects', {
        prototypeObjectId: result.objectId,
        objectGroup,
      });
      const { result: counted } = await post<{ result: { value: number } }>('Runtime.callFunctionOn', {
        functionDeclaration: 'function () { return this.length; }',
        objectId: objects.objectId,
        returnByValue: true,
      });
      return counted.value;
    } finally {
      await post('Runtime.releaseObjectGroup', { objectGroup });
    }
  }

  async function collected(): Promise<number> {
    await post('HeapProfiler.collectGarbage');
    await sleep(PAUSE_MS);
    return v8.getHeapStatistics().used_heap_size + process.memoryUsage().external;
  }

  return Promise.resolve({
    async sample(): Promise<Sample> {
      let bytes = Number.POSITIVE_INFINITY;
      for (let i = 0; i < LOOKS; i++) bytes = Math.min(bytes, await collected());
      return { bytes, counts: [await objectCount(), process.getActiveResourcesInfo().length] };
    },
    async snapshot(file) {
      for (let i = 0; i < LOOKS; i++) await collected();
      const out = openSync(file, 'w', 0o600);
      // Written at once: pieces kept for later would be in the heap that is measured next.
      const write = ({ params }: { readonly params: HeapProfiler.AddHeapSnapshotChunkEventDataType }): void => {
        writeSync(out, params.chunk);
      };
      session.on('HeapProfiler.addHeapSnapshotChunk', write);
      try {
        await post('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      } finally {
        session.off('HeapProfiler.addHeapSnapshotChunk', write);
        closeSync(out);
      }
    },
    end() {
      session.disconnect();
      return Promise.resolve();
    },
  });
}
