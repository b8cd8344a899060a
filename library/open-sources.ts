// Opens a series with an engine: what the library, the command line and the agents' server share.

import type { AnalyseOptions, EngineApi, OpenResult, Progress, SourceSpec } from '../worker/engine/api.ts';
import { toErrorData } from '../worker/engine/errors.ts';
import { localiseReport } from '../worker/messages/localise.ts';
import type { Lang, Report } from '../worker/report/types.ts';
import { AnalysisError } from './errors.ts';

export interface OpenRequest {
  readonly sources: readonly SourceSpec[];
  readonly options: AnalyseOptions;
  /** Of the report's texts. */
  readonly lang: Lang;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** An opened series whose report is spoken; null where nothing could be read. */
export type SpokenResult = Omit<OpenResult, 'report'> & { readonly report: Report | null };

let jobs = 0;

/**
 * The opened series, its report spoken. Rejects with AnalysisError when any file cannot be read: there is no answer for
 * half of a series.
 */
export async function openSources(
  engine: Pick<EngineApi, 'open' | 'cancel'>,
  { sources, options, lang, onProgress = () => undefined, signal }: OpenRequest,
): Promise<SpokenResult> {
  const job = ++jobs;
  const cancel = (): void => void engine.cancel(job).catch(() => undefined);
  signal?.addEventListener('abort', cancel);
  try {
    const result = await engine.open(job, sources, options, onProgress).catch((error: unknown) => {
      throw new AnalysisError([{ index: null, error: toErrorData(error, null) }], lang);
    });
    if (result.failures.length > 0)
      throw new AnalysisError(
        result.failures.map(({ snapshot, error }) => ({ index: snapshot, error })),
        lang,
      );
    return { ...result, report: result.report === null ? null : localiseReport(result.report, lang) };
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
