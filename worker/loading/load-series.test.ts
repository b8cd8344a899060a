// Heaps built in turn are the same heaps, and none is begun before all of the one ahead of it but its constructors is done.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { describe, expect, it } from 'vitest';
import { chunked, realSnapshot } from '../heapsnapshot-parser-lite/src/testing/samples.ts';
import type { Progress, SourceSpec } from '../engine/api.ts';
import { buildHeap, edgeCountOf, slim } from '../heap/index.ts';
import type { EngineHost } from '../engine/host.ts';
import type { LoaderThread } from './protocol.ts';
import { loadSeries, type LoadResult } from './load-series.ts';
import { startLocalLoader } from './local-loader.ts';
import { ROW_BYTES } from './memory.ts';
import { nodeSources } from '../sources/node.ts';
import { webSources } from '../sources/sources.ts';

const bytes = realSnapshot();
const specs = ['1', '2'].map(
  (name) => ({ kind: 'file', file: new Blob([Uint8Array.from(bytes)]), name: `${name}.heapsnapshot` }) as const,
);

async function load(
  host: Partial<EngineHost>,
  keepEdges: 'both-ends' | 'newest',
  seen: string[] = [],
  of: readonly SourceSpec[] = specs,
): Promise<LoadResult> {
  const onProgress = ({ snapshot, phase, fraction }: Progress): void => {
    if (phase !== 'reading') seen.push(`${snapshot} ${phase} ${fraction}`);
  };
  return loadSeries(
    {
      sources: webSources,
      cores: 2,
      sharedMemory: true,
      availableBytes: () => null,
      startLoader: () => startLocalLoader(webSources),
      ...host,
    },
    of,
    {
      signal: new AbortController().signal,
      onProgress,
      keepOrder: true,
      sequential: false,
      memoryLimitBytes: null,
      keepEdges,
      hashFiles: false,
    },
  );
}

describe('a series of large heaps', () => {
  it('is built in turn, the newest last, and comes out the same', async () => {
    const seen: string[] = [];
    const inTurn = await load({ largeBytes: 1 }, 'both-ends', seen);
    expect(seen.indexOf('1 dominators 0')).toBeGreaterThan(seen.indexOf('0 names 0'));
    const atOnce: string[] = [];
    const together = await load({}, 'both-ends', atOnce);
    expect(atOnce.indexOf('1 dominators 0')).toBeLessThan(atOnce.indexOf('0 done 1'));
    for (const [i, { heap }] of inTurn.snapshots.entries()) {
      expect(heap.retained).toEqual(together.snapshots[i].heap.retained);
      expect(heap.classes).toEqual(together.snapshots[i].heap.classes);
    }
  });
});

describe('a heap of very many constructors', () => {
  it('is refused with a sentence where its rows would not fit, though its file does', async () => {
    const classes = 30_000;
    const text = JSON.stringify({
      snapshot: {
        meta: {
          node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
          node_types: [['synthetic', 'object'], 'string', 'number', 'number', 'number'],
          edge_fields: ['type', 'name_or_index', 'to_node'],
          edge_types: [['element'], 'string_or_number', 'node'],
        },
        node_count: classes + 1,
        edge_count: classes,
      },
      nodes: [0, 0, 1, 0, classes, ...Array.from({ length: classes }, (_, i) => [1, i + 1, 2 * i + 3, 24, 0]).flat()],
      edges: Array.from({ length: classes }, (_, i) => [0, i, (i + 1) * 5]).flat(),
      strings: ['', ...Array.from({ length: classes }, (_, i) => `Class${i}`)],
    });
    const many = [{ kind: 'file', file: new Blob([text]), name: 'many.heapsnapshot' } as const];
    const needed = classes * ROW_BYTES;
    const progress: string[] = [];
    const tight = await load({ availableBytes: () => needed - 1 }, 'newest', progress, many);
    expect(tight.snapshots).toEqual([]);
    // Told before a heap is built of it, which takes as much again.
    expect(progress.filter((line) => line.includes('dominators'))).toEqual([]);
    expect(tight.failures.map(({ error }) => error.params)).toEqual([
      { neededBytes: needed, availableBytes: needed - 1 },
    ]);
    const roomy = await load({ availableBytes: () => needed }, 'newest', [], many);
    expect([roomy.snapshots.length, roomy.failures]).toEqual([1, []]);
  });
});

describe('of two heaps built in turn', () => {
  /** Loaders, the first given first; the one at `index` dies of the order `last`. */
  function loaders(
    index: number,
    last: string,
  ): { readonly orders: string[][]; readonly startLoader: EngineHost['startLoader'] } {
    const orders: string[][] = [];
    return {
      orders,
      startLoader: () => {
        const thread = startLocalLoader(webSources);
        const heard: string[] = [];
        const isMortal = orders.push(heard) - 1 === index;
        let die: (error: unknown) => void = () => undefined;
        return {
          ...thread,
          onDeath: (listener) => (die = listener),
          send: (order) => {
            heard.push(order.kind);
            // When it would obey, as a thread does: what it was asked before is done.
            if (isMortal && order.kind === last) setTimeout(() => die(null), 0);
            else thread.send(order);
          },
        };
      },
    };
  }

  it('each is built with the help of the other', async () => {
    const { orders, startLoader } = loaders(-1, '');
    const whole = await load({ largeBytes: 1, startLoader }, 'newest');
    const alone = await load({ largeBytes: 1, sharedMemory: false }, 'newest');
    // The newest is the first to be started.
    expect(orders.map((kinds) => kinds.toSorted())).toEqual([
      ['build', 'helped', 'helped', 'infer', 'label', 'measure', 'parse'],
      ['build', 'helped', 'helped', 'label', 'measure', 'parse'],
    ]);
    for (const [i, { heap }] of whole.snapshots.entries()) {
      for (const part of [
        'retained',
        'distance',
        'dominator',
        'classes',
        'via',
        'kinds',
        'tree',
        'edgeCounts',
      ] as const)
        expect(heap[part]).toEqual(alone.snapshots[i].heap[part]);
    }
  });

  it.each(['measure', 'label'])('the older one that dies of %s leaves the work to the newest', async (last) => {
    const { startLoader } = loaders(1, last);
    const {
      snapshots: [, { heap }],
      failures,
    } = await load({ largeBytes: 1, startLoader }, 'newest');
    const alone = await load({}, 'newest');
    expect(failures).toEqual([]);
    for (const part of ['retained', 'distance', 'dominator', 'classes', 'via', 'kinds', 'tree'] as const)
      expect(heap[part]).toEqual(alone.snapshots[1].heap[part]);
  });

  it('the newest that dies while it helps is told as what failed, and the older one is there', async () => {
    const { startLoader } = loaders(0, 'measure');
    const { snapshots, failures } = await load({ largeBytes: 1, startLoader }, 'newest');
    expect(snapshots.map(({ source }) => source)).toEqual([0]);
    expect(failures.map(({ snapshot, error }) => [snapshot, error.code])).toEqual([[1, 'loader-died']]);
    expect(snapshots[0].heap.retained).toEqual((await load({}, 'newest')).snapshots[0].heap.retained);
  });
});

describe('a single large file', () => {
  it('is read and measured with the help of a second thread, to the same heap', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heapdelta-alone-'));
    const path = join(folder, '1.heapsnapshot');
    writeFileSync(path, bytes);
    const orders: string[] = [];
    const helped = (help: () => LoaderThread): Partial<EngineHost> => ({
      sources: nodeSources,
      startLoader: () => startLocalLoader(nodeSources, { startHelper: help, sharedBytes: 1 }),
    });
    const help = (): LoaderThread => {
      const thread = startLocalLoader(nodeSources);
      return {
        ...thread,
        send: (order) => {
          orders.push(order.kind);
          thread.send(order);
        },
      };
    };
    const mortal = (last: string) => (): LoaderThread => {
      const thread = startLocalLoader(nodeSources);
      let die: (error: unknown) => void = () => undefined;
      return {
        ...thread,
        onDeath: (listener) => (die = listener),
        send: (order) => (order.kind === last ? die(null) : thread.send(order)),
      };
    };
    const alone = buildHeap(await parseSnapshot(chunked(bytes, [1 << 20])));
    for (const host of [helped(help), helped(mortal('edges')), helped(mortal('measure'))]) {
      const {
        snapshots: [{ heap }],
      } = await load(host, 'both-ends', [], [{ kind: 'path', path, name: '1.heapsnapshot' }]);
      for (const part of ['retained', 'distance', 'dominator', 'classes'] as const)
        expect(heap[part]).toEqual(alone[part]);
    }
    expect(orders).toEqual(['edges', 'measure']);
    rmSync(folder, { recursive: true });
  });
});

describe('an older snapshot of which nothing is asked but its growth', () => {
  it('keeps what the ranking reads, and how many edges each object had', async () => {
    const whole = buildHeap(await parseSnapshot(chunked(bytes, [1 << 20])), { compared: true });
    const {
      snapshots: [{ heap: bare }, { heap: newest }],
    } = await load({}, 'newest');
    expect([bare.hasEdges, newest.hasEdges]).toEqual([false, true]);
    expect([bare.distance.length, bare.columns.nodes.firstEdge.length, bare.columns.locations]).toEqual([0, 0, null]);
    const counts = (of: typeof bare): number[] =>
      Array.from({ length: whole.columns.nodes.count }, (_, node) => edgeCountOf(of, node));
    expect(counts(bare)).toEqual(counts(whole));
    expect(counts(slim(whole))).toEqual(counts(whole));
    expect(Math.max(...counts(bare))).toBeGreaterThan(255);
    expect(bare.retained).toEqual(newest.retained);
  });
});
