// What threads say to each other while a series is loaded: an order to a loader's thread and its replies. Plain data, and
// typed arrays that are moved or shared. Whoever speaks or listens imports it from here.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import type { EdgeShare } from 'heapsnapshot-parser-lite/threads';
import type { EngineErrorData, Phase, SourceSpec } from '../engine/api.ts';
import type { Labelling, Measured, MeasureWish, Names, Shapes, SlimHeap } from '../heap/index.ts';
import type { DrawnTree } from './draw-tree.ts';
import type { ProcessTrace } from './order.ts';

/** Reads a file and builds all of its heap that asks for no shapes. */
export interface ParseOrder {
  readonly kind: 'parse';
  readonly source: SourceSpec;
  readonly hash: boolean;
  /** Compared with none. */
  readonly alone: boolean;
  /** Into memory that other threads can read, too. */
  readonly shared: boolean;
  /** Probably the newest: its shapes will be wanted. */
  readonly newest: boolean;
  /** To be read only: nothing is built before the order to. */
  readonly hold: boolean;
  /** It is built while the loader of another snapshot is idle, which answers a `help`. */
  readonly helped: boolean;
  /** Memory that constructors may take, bytes; null when nobody knows. */
  readonly roomBytes: number | null;
}

/** Work on a heap that another thread builds; everything in it lies in shared memory. */
export type HelpOrder =
  /** If `wish` names no shapes, the helping thread uses the ones it knows. The columns are kept until they are labelled. */
  | { readonly kind: 'measure'; readonly columns: SnapshotColumns; readonly names: Names; readonly wish: HelpWish }
  | { readonly kind: 'label'; readonly labelling: Labelling };

export interface HelpWish extends MeasureWish {
  /** What tells the file's process and time is wanted, too. */
  readonly trace: boolean;
}

export type HelpReply =
  /** null when it could not be done. */
  | { readonly kind: 'measured'; readonly measured: Measured | null; readonly trace: ProcessTrace | null }
  | { readonly kind: 'labelled'; readonly done: boolean };

export type LoaderOrder =
  | ParseOrder
  /** The edges of a file that another loader reads the rest of. */
  | { readonly kind: 'edges'; readonly source: SourceSpec }
  | HelpOrder
  /** What became of a `help`: null when nobody could. */
  | { readonly kind: 'helped'; readonly reply: LoaderReply | null }
  | { readonly kind: 'infer' }
  /** `slim`: without its edges. `asked`: its objects will be asked about. */
  | { readonly kind: 'build'; readonly shapes: Shapes; readonly slim: boolean; readonly asked: boolean }
  /** For a series that another thread ranks (path-tree-thread.ts): oldest first. */
  | { readonly kind: 'path-tree'; readonly heaps: readonly SlimHeap[] };

export type LoaderReply =
  | {
      readonly kind: 'progress';
      readonly phase: Phase;
      readonly fraction: number;
      readonly bytesRead?: number;
      readonly totalBytes?: number;
    }
  | {
      readonly kind: 'parsed';
      readonly trace: ProcessTrace;
      readonly lastModifiedMs: number | null;
      readonly sha256: string | null;
    }
  /** null when they cannot be read apart. */
  | { readonly kind: 'edges'; readonly edges: EdgeShare | null }
  | HelpReply
  /** Another loader's thread is asked to do this. */
  | { readonly kind: 'help'; readonly order: HelpOrder }
  | { readonly kind: 'shapes'; readonly shapes: Shapes }
  | { readonly kind: 'heap'; readonly heap: SlimHeap; readonly edgeCount: number }
  | { readonly kind: 'path-tree'; readonly drawn: DrawnTree }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

/** A loader's thread, as whoever gives the orders sees it. */
export interface LoaderThread {
  send(order: LoaderOrder): void;
  /** One listener each; `onDeath` when the thread ended by itself (its error, or null). */
  onReply(listener: (reply: LoaderReply) => void): void;
  onDeath(listener: (error: unknown) => void): void;
  end(): void;
  /** Its work is done; the host may keep it for the next. */
  release(): void;
}

/** The same port, as the loader's thread sees it. */
export interface LoaderPort {
  post(reply: LoaderReply, transfer: ArrayBuffer[]): void;
  onOrder(listener: (order: LoaderOrder) => void): void;
}

/** Whether an order is work on a heap that another thread builds. */
export function isHelpOrder(order: LoaderOrder): order is HelpOrder {
  return order.kind === 'measure' || order.kind === 'label';
}

/** Whether a reply is the answer to one of those. */
export function isHelpReply(reply: LoaderReply): reply is HelpReply {
  return reply.kind === 'measured' || reply.kind === 'labelled';
}
