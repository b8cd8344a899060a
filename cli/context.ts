// What a command is given: where to write, how wide, in which language, and an engine when it asks for one.
// Tests hand in their own; main.ts hands in the process's.

import type { Writable } from 'node:stream';
import type { SpokenResult } from '../library/open-sources.ts';
import type { EngineApi, Progress, SourceSpec } from '../worker/engine/api.ts';
import type { Lang } from '../worker/report/types.ts';
import type { View } from './format/view.ts';

/** Exit codes of the contract: analysed, a limit was exceeded, wrong usage, an input could not be read (or an output written), our own fault. */
export const EXIT = { ok: 0, limit: 1, usage: 2, input: 3, internal: 70, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An engine of our own, to be closed when the command is done. */
export interface EngineHandle {
  readonly api: EngineApi;
  close(): Promise<void>;
}

export interface CliContext {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly view: View;
  readonly lang: Lang;
  readonly version: string;
  readonly openEngine: () => Promise<EngineHandle>;
  /** Called with every progress of the engine; draws on stderr or does nothing. */
  readonly onProgress: (names: readonly string[], progress: Progress) => void;
  /** Takes the progress line away before anything else is written. */
  readonly endProgress: () => void;
  readonly now: () => Date;
  /** Rejects with InputError when a file is not there; formatters are tested without files. */
  readonly requireFiles: (files: readonly string[]) => Promise<void>;
}

/** A series opened for a command: the engine still has it, for questions. */
export interface OpenSeries {
  readonly engine: EngineApi;
  readonly result: SpokenResult;
  readonly sources: readonly SourceSpec[];
}

/** What the engine is asked for; what the user typed is `AnalysisOptions`. */
export type { AnalyseOptions as OpenOptions } from '../worker/engine/api.ts';
