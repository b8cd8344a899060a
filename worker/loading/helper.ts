// Two threads at one heap: the second reads the edges of a file that is alone, measures what asks for no dominators while
// they are looked for, and labels nodes while constructors are named. Here are both sides, and the way between two
// loaders, which only know whoever started them.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { isShared, type EdgeShare } from 'heapsnapshot-parser-lite/threads';
import type { SourceSpec } from '../engine/api.ts';
import { adoptNames, labelNodes, measure, namesOf, type Labelling, type Shapes } from '../heap/index.ts';
import { traceOf } from './order.ts';
import {
  isHelpOrder,
  type HelpOrder,
  type HelpReply,
  type HelpWish,
  type LoaderOrder,
  type LoaderReply,
  type LoaderThread,
} from './protocol.ts';
import { sharedColumns } from './shared-columns.ts';

/** The thread that helps. It never throws: what it cannot do, the other thread does by itself, and tells why that fails. */
export class HelpServer {
  #columns: SnapshotColumns | null = null;

  /** @param known shapes that this side knows, most likely those of the series; null without */
  do(order: HelpOrder, known: Shapes | null): HelpReply {
    try {
      if (order.kind === 'measure') {
        const { columns, names, wish } = order;
        this.#columns = columns;
        adoptNames(columns, names);
        return {
          kind: 'measured',
          measured: measure(columns, true, { ...wish, shapes: wish.shapes ?? known }),
          trace: wish.trace ? traceOf(columns) : null,
        };
      }
      const columns = this.#columns;
      this.#columns = null;
      if (columns !== null) labelNodes(columns, order.labelling);
      return { kind: 'labelled', done: columns !== null };
    } catch {
      this.#columns = null;
      return order.kind === 'measure'
        ? { kind: 'measured', measured: null, trace: null }
        : { kind: 'labelled', done: false };
    }
  }
}

/** Another loader's thread, reached through whoever started both: it relays the order, and the answer with `heard`. */
export class RelayedThread implements LoaderThread {
  readonly send: (order: LoaderOrder) => void;
  #listener: (reply: LoaderReply) => void = () => undefined;
  #die: (error: unknown) => void = () => undefined;

  /** @param ask tells them what to do */
  constructor(ask: (order: HelpOrder) => void) {
    this.send = (order) => {
      if (isHelpOrder(order)) ask(order);
    };
  }

  /** What became of it; null when nobody could. */
  heard(reply: LoaderReply | null): void {
    if (reply === null) this.#die(null);
    else this.#listener(reply);
  }

  /** One listener, as for any thread. */
  onReply(listener: (reply: LoaderReply) => void): void {
    this.#listener = listener;
  }

  onDeath(listener: (error: unknown) => void): void {
    this.#die = listener;
  }

  end(): void {
    this.release();
  }

  release(): void {
    this.#listener = () => undefined;
  }
}

/** A thread that shares the work on one heap. Whatever it cannot do is null. */
export class HeapHelper {
  readonly #start: () => LoaderThread;
  /** Files from this size on are read with it. */
  readonly fromBytes: number;
  #thread: LoaderThread | null = null;
  #isDead = false;
  #answer: (reply: LoaderReply | null) => void = () => undefined;

  /**
   * @param start starts the thread
   * @param fromBytes files from this size on are read with it; a small heap is built before a thread has started
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

  /** Whether it can read these columns, and was started before: for its own sake it is not. */
  sees({ nodes, edges }: SnapshotColumns): boolean {
    return this.#thread !== null && isShared(nodes.type) && isShared(edges.type);
  }

  /** What asks for no dominators, of columns that it `sees`. */
  async measure(columns: SnapshotColumns, wish: HelpWish): Promise<(HelpReply & { readonly kind: 'measured' }) | null> {
    const reply = await this.#ask({ kind: 'measure', columns: sharedColumns(columns), names: namesOf(columns), wish });
    return reply?.kind === 'measured' ? reply : null;
  }

  /** Of the columns it measured. @returns whether all was filled */
  async label(labelling: Labelling): Promise<boolean> {
    const reply = await this.#ask({ kind: 'label', labelling });
    return reply?.kind === 'labelled' && reply.done;
  }

  /** Starts the thread. */
  begin(): this {
    if (this.#thread !== null) return this;
    this.#thread = this.#start();
    this.#thread.onReply((reply) => this.#answer(reply));
    this.#thread.onDeath(() => {
      this.#isDead = true;
      this.#answer(null);
    });
    return this;
  }

  /** Ends the thread; what waits for it gets null. */
  end(): void {
    this.#thread?.end();
    this.#answer(null);
  }

  #ask(order: LoaderOrder): Promise<LoaderReply | null> {
    this.begin();
    if (this.#isDead || this.#thread === null) return Promise.resolve(null);
    const answered = new Promise<LoaderReply | null>((resolve) => (this.#answer = resolve));
    this.#thread.send(order);
    return answered;
  }
}
