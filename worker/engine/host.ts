// What the engine needs from the platform it runs on. Two exist: a web worker and a Node thread.

import type { LoaderThread } from '../loading/protocol.ts';
import type { SourceOpener } from '../sources/sources.ts';

export interface EngineHost {
  readonly sources: SourceOpener;
  /** Threads that may work at once. */
  readonly cores: number;
  /** Threads can read each other's arrays without a copy (`SharedArrayBuffer`). */
  readonly sharedMemory: boolean;
  /** From so many bytes on, all they take while they are built counted, heaps are built one after the other; absent: `LARGE_BYTES`. */
  readonly largeBytes?: number;
  /** Memory that may still be taken, bytes; null when the platform does not tell. */
  availableBytes(): number | null;
  /**
   * Gives back at once what nothing refers to, where the platform lets us: buffers are freed by V8's collector alone, and it
   * comes late to a thread whose objects are few and whose buffers are large.
   * @param young only what was made lately, in a tenth of the time
   */
  collectGarbage?(young: boolean): void;
  /** Starts a loader for the work told. */
  startLoader(work: LoaderWork): LoaderThread;
}

/** What a host may make of a loader. */
export interface LoaderWork {
  /**
   * The engine's own thread may do it: it has nothing else to do until this loader is done. A host whose engine must
   * answer meanwhile starts a thread all the same.
   */
  readonly here: boolean;
  /** It is the only one: other cores may help it. */
  readonly alone: boolean;
}
