// What `import … from 'heapdelta'` gives, declared once: the entries for Node and browsers must have these types, the
// package's declarations are rolled from this file, and the API reference is made of it.

import type { ExportFormat } from '../worker/engine/api.ts';
import type { Lang, Report } from '../worker/report/types.ts';
import type { SavedReport } from './saved.ts';
import type { AnalyseRequest, FileInput, OpenedSeries, Rendered, RenderRequest } from './types.ts';

/**
 * Compares two or more heap snapshots of one program and says what grows. The work is done in threads of its own, which
 * end with the answer. Rejects with AnalysisError for files that cannot be read, and with the signal's reason when given up.
 * @param files - oldest first, though the ids in them decide unless `keepOrder` is set
 */
export declare function analyse(files: readonly FileInput[], request?: AnalyseRequest): Promise<Report>;

/** As `analyse`, and keeps the series in memory for questions about its objects. Close it when done. */
export declare function open(files: readonly FileInput[], request?: AnalyseRequest): Promise<OpenedSeries>;

/**
 * Reads a `.heapdelta`, or the JSON of `--json`, of unknown origin. Rejects with AnalysisError and the place that is wrong.
 */
export declare function readReport(file: FileInput, options?: { readonly lang?: Lang }): Promise<SavedReport>;

/**
 * The report in a form to pass on, redacted unless told otherwise. Text forms resolve to a string, PDF and `.heapdelta` to
 * bytes. Rejects with a TypeError for an unknown form.
 */
export declare function renderReport<F extends ExportFormat>(
  report: Report,
  form: F,
  request?: RenderRequest,
): Promise<Rendered<F>>;

export * from './public.ts';
