// A second thread at the side of a loader that is alone with one large file: it reads the edges, then measures sizes and
// distances while the loader looks for dominators. (The one at a series' side is beside.ts.)

import { isShared, type EdgeShare, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import type { SourceSpec } from '../engine-api.ts';
import type { Sizes } from '../heap/index.ts';
import { sharedColumns } from './beside.ts';
import type { LoaderThread } from './host.ts';
import type { LoaderOrder, LoaderReply } from './loader.ts';

/** A thread that shares the work on one large file; started when the file turns out to be one. Whatever it cannot do is null. */
export class Helper {
  readonly #start: () => LoaderThread;
  /** Files from this size on are shared. */
  readonly fromBytes: number;
  #thread: LoaderThread | null = null;
  #isDead = false;
  #answer: (reply: LoaderReply | null) => void = () => undefined;

  /**
   * @param start starts the thread
   * @param fromBytes files from this size on are shared
   */
  constructor(start: () => LoaderThread, fromBytes: number) {
    this.#start = start;
    this.fromBytes = fromBytes;
  }

  /** The edges of the file, in shared memory. */
  async edgesOf(source: SourceSpec): Promise<EdgeShare | null> {
    const reply = await this.#ask({ kind: 'edges', source });
    return reply?.kind === 'edges' ? reply.edges : null;
  }

  /**
   * Attributed sizes and distances of these columns; null at once where they are not shared, or no thread was started so far: a
   * small heap is built before one has.
   */
  sizesOf(columns: SnapshotColumns): Promise<Sizes | null> | null {
    const { nodes, edges } = columns;
    if (this.#thread === null || !isShared(nodes.type) || !isShared(edges.type)) return null;
    return this.#ask({ kind: 'sizes', columns: sharedColumns(columns) }).then((reply) => (reply?.kind === 'sizes' ? reply.sizes : null));
  }

  /** Ends the thread; what waits for it gets null. */
  end(): void {
    this.#thread?.end();
    this.#answer(null);
  }

  #ask(order: LoaderOrder): Promise<LoaderReply | null> {
    if (this.#thread === null) {
      this.#thread = this.#start();
      this.#thread.onReply((reply) => this.#answer(reply));
      this.#thread.onDeath(() => {
        this.#isDead = true;
        this.#answer(null);
      });
    }
    if (this.#isDead) return Promise.resolve(null);
    const answered = new Promise<LoaderReply | null>((resolve) => (this.#answer = resolve));
    this.#thread.send(order);
    return answered;
  }
}
