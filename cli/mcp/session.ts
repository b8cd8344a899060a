// The series an agent has open: its report and, where there are snapshots, the engine that answers questions of objects.

import path from 'node:path';
import { openSources } from '../../library/open-sources.ts';
import type { EngineApi } from '../../worker/engine/api.ts';
import { localiseReport } from '../../worker/messages/index.ts';
import { acceptedAside, markAccepted } from '../../worker/report/accepted.ts';
import type { Report } from '../../worker/report/types.ts';
import { acceptedReasons } from '../accepted.ts';
import type { CliContext, EngineHandle } from '../context.ts';
import { UsageError } from '../errors.ts';
import { isSavedReport, readSavedReport } from '../report-source.ts';
import { inputErrorOf } from '../series.ts';
import { ToolError } from './answer.ts';

export interface SessionOptions {
  readonly per: string | null;
  readonly heapLimitBytes: number | null;
}

/** The report as every command tells it: what the team accepted does not head it. */
async function told(report: Report): Promise<Report> {
  return acceptedAside(markAccepted(report, await acceptedReasons({})));
}

/** One series at a time; opening another lets the first go. */
export class Session {
  readonly #context: CliContext;
  #handle: EngineHandle | null = null;
  #report: Report | null = null;

  constructor(context: CliContext) {
    this.#context = context;
  }

  /** The report of the series that is open. Throws ToolError when none is. */
  get report(): Report {
    if (this.#report === null) throw new ToolError('no series is open: call open_series first');
    return this.#report;
  }

  /** The newest snapshot's engine, and its place in the series. Throws ToolError where there are no snapshots. */
  get newest(): { readonly engine: EngineApi; readonly snapshot: number } {
    const { snapshots } = this.report;
    if (this.#handle === null)
      throw new ToolError('this is a saved report, which has no objects: open the snapshots to ask for them');
    return { engine: this.#handle.api, snapshot: snapshots.length - 1 };
  }

  get hasObjects(): boolean {
    return this.#handle !== null;
  }

  /**
   * Opens snapshots, or one saved report.
   * @param files - absolute, allowed
   * @throws InputError for a file that cannot be read, UsageError for one snapshot alone
   */
  async open(files: readonly string[], options: SessionOptions, signal: AbortSignal): Promise<Report> {
    await this.close();
    const { report, handle } = await this.#read(files, options, signal);
    this.#handle = handle;
    return (this.#report = await told(report));
  }

  /** The report of other files, which are let go at once; what is open stays open. Throws as `open`. */
  async reportOf(files: readonly string[], options: SessionOptions, signal: AbortSignal): Promise<Report> {
    const { report, handle } = await this.#read(files, options, signal);
    await handle?.close();
    return report;
  }

  async #read(
    files: readonly string[],
    options: SessionOptions,
    signal: AbortSignal,
  ): Promise<{ readonly report: Report; readonly handle: EngineHandle | null }> {
    const { lang } = this.#context;
    if (files.some(isSavedReport)) {
      if (files.length > 1) throw new UsageError('cli.usage.oneReport');
      const { report } = await readSavedReport(files[0]);
      return { report: localiseReport(report, lang), handle: null };
    }
    if (files.length < 2) throw new UsageError('cli.usage.twoFiles');
    const handle = await this.#context.openEngine();
    try {
      const sources = files.map((file) => ({ kind: 'path', path: file, name: path.basename(file) }) as const);
      const request = { sources, options: { ...options, keepEdges: 'newest' as const }, lang, signal };
      const { report } = await openSources(handle.api, request).catch((error: unknown) => {
        throw inputErrorOf(
          error,
          files.map((file) => path.basename(file)),
        );
      });
      if (report === null) throw new UsageError('cli.usage.twoFiles');
      return { report, handle };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    this.#report = null;
    await handle?.close();
  }
}
