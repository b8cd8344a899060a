// What the app's page is told of a capture, and what it may ask for: plain JSON, no import of Node. The capture itself runs
// in the local host or in Electron's main process (service.ts); the page only looks and presses.

import type { CaptureRecord } from './record.ts';

/** A program of this machine, under an id of ours: the page never names processes, ports or paths. */
export interface CaptureChoice {
  readonly id: string;
  readonly kind: 'process' | 'page';
  readonly name: string;
  readonly detail: string;
  readonly pid: number | null;
  readonly rssBytes: number | null;
}

export interface CaptureFault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Bytes, seconds; null where nothing is known. */
export interface CaptureLook {
  readonly runtime: string;
  readonly version: string | null;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number | null;
  readonly rssBytes: number | null;
  /** Limit of the container, and what of it is taken. */
  readonly groupLimitBytes: number | null;
  readonly groupUsedBytes: number | null;
  readonly pauseSeconds: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  /** Why it would probably not live through a snapshot; null when nothing is in sight. */
  readonly danger: { readonly neededBytes: number; readonly freeBytes: number; readonly limitBytes: number } | null;
  /** Worker threads, which have heaps of their own. */
  readonly threads: readonly string[];
}

/** One snapshot that is whole. */
export interface CaptureTaken {
  readonly fileBytes: number;
  readonly pauseSeconds: number;
  readonly heapUsedBytes: number | null;
  readonly rssBytes: number | null;
}

/** A file of the finished series, as the page opens it. */
export interface CaptureFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
}

export type CaptureState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'attaching'; readonly name: string }
  | { readonly kind: 'ready'; readonly name: string; readonly look: CaptureLook }
  | {
      readonly kind: 'recording';
      readonly name: string;
      readonly rounds: number;
      /** 1-based: the snapshot that is waited for or taken. */
      readonly round: number;
      readonly step: 'waiting' | 'snapshot';
      /** Of the snapshot being taken, 0..1. */
      readonly share: number;
      /** Until the next snapshot by itself; null: it waits for a press. */
      readonly secondsLeft: number | null;
      readonly stopping: boolean;
      readonly taken: readonly CaptureTaken[];
    }
  | {
      readonly kind: 'done';
      readonly name: string;
      readonly files: readonly CaptureFile[];
      readonly record: CaptureRecord;
      /** Where the files lie, for people: below the home folder. */
      readonly place: string;
      /** Why it ended before all were taken; null when it did not. */
      readonly endedBy: CaptureFault | 'stopped' | null;
    }
  | { readonly kind: 'failed'; readonly name: string; readonly fault: CaptureFault };

/** What the page may say about how to record. */
export interface CaptureStart {
  readonly rounds: number;
  /** Time between two snapshots; null: by a press each. */
  readonly everySeconds: number | null;
  /** Take them even where the program would probably die. */
  readonly yes: boolean;
  /** Record a call stack per object, too. */
  readonly stacks: boolean;
}

/** One capture at a time. Methods resolve to the state after what was asked; what goes wrong is a state. */
export interface CaptureService {
  choices(): Promise<readonly CaptureChoice[]>;
  state(): CaptureState;
  choose(id: string): Promise<CaptureState>;
  start(how: CaptureStart): Promise<CaptureState>;
  /** Takes the snapshot that waits for a press. */
  next(): Promise<CaptureState>;
  /** Ends it: what is whole stays. Before the first snapshot it lets the program go. */
  stop(): Promise<CaptureState>;
  /** Deletes the files of the finished series. */
  discard(): Promise<CaptureState>;
  /** Lets the program go, for good. */
  close(): Promise<void>;
}

/** Snapshots that the page may ask for, and seconds between two. */
export const ROUNDS = { least: 2, most: 20 } as const;
export const EVERY_SECONDS = { least: 1, most: 86_400 } as const;
