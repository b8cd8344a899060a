// The second thread's work, done in this one: the same tables, and nothing where it cannot help.

import { beforeAll, describe, expect, it } from 'vitest';
import { buildHeap, type Heap } from '../heap/index.ts';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { chunked, realSnapshot } from '../heapsnapshot-parser-lite/src/testing/samples.ts';
import { pathTreeThreadOn } from './path-tree-thread.ts';
import { drawTree } from './draw-tree.ts';
import { nameEvidence } from '../growth/tell/name-origin.ts';
import type { EngineHost } from '../engine/host.ts';
import type { LoaderThread } from './protocol.ts';
import { startLocalLoader } from './local-loader.ts';
import { webSources } from '../sources/sources.ts';

const hostWith = (startLoader: () => LoaderThread, cores = 2): EngineHost => ({
  sources: webSources,
  cores,
  sharedMemory: true,
  availableBytes: () => null,
  startLoader,
});
const local = (): LoaderThread => startLocalLoader(webSources);

async function heapOf(shared: boolean): Promise<Heap> {
  return buildHeap(await parseSnapshot(chunked(realSnapshot(), [1 << 20]), { shared }), { shared, compared: true });
}

let heaps: Heap[] = [];
beforeAll(async () => {
  heaps = [await heapOf(true), await heapOf(true)];
});

describe('a second thread', () => {
  it('draws the tree that this one would', async () => {
    const treeThread = pathTreeThreadOn(hostWith(local), new AbortController().signal)(heaps);
    const drawn = await treeThread?.tree;
    expect(drawn).toEqual({ pathTree: drawTree(heaps).pathTree, evidence: nameEvidence(heaps[1]) });
    expect(drawn?.evidence?.words.size).toBeGreaterThan(0);
  });

  it('is not asked where memory is not shared, or there is no second core', async () => {
    const start = (): LoaderThread => {
      throw new Error('started');
    };
    expect(pathTreeThreadOn(hostWith(start), new AbortController().signal)([await heapOf(false), heaps[1]])).toBeNull();
    expect(pathTreeThreadOn(hostWith(start, 1), new AbortController().signal)(heaps)).toBeNull();
  });

  it('that dies, or is stopped, leaves the work to this one', async () => {
    let die: (error: unknown) => void = () => undefined;
    const mortal = (): LoaderThread => ({ ...local(), send: () => undefined, onDeath: (listener) => (die = listener) });
    const dead = pathTreeThreadOn(hostWith(mortal), new AbortController().signal)(heaps);
    die(null);
    expect(await dead?.tree).toBeUndefined();

    const stop = new AbortController();
    const stopped = pathTreeThreadOn(hostWith(mortal), stop.signal)(heaps);
    stop.abort();
    expect(await stopped?.tree).toBeUndefined();
  });

  it('that fails says so', async () => {
    let reply: Parameters<LoaderThread['onReply']>[0] = () => undefined;
    const failing = (): LoaderThread => ({
      ...local(),
      onReply: (listener) => (reply = listener),
      send: () => reply({ kind: 'failed', error: { code: 'out-of-memory', file: null, where: null, params: {} } }),
    });
    const treeThread = pathTreeThreadOn(hostWith(failing), new AbortController().signal)(heaps);
    expect(await treeThread?.tree).toBeUndefined();
  });
});
