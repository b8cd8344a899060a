// The library on any platform: open, analyse, read, render. Node and browsers bring threads, files and fonts.

import type { EngineApi, ExportFormat } from '../worker/engine/api.ts';
import { toErrorData } from '../worker/engine/errors.ts';
import { localiseReport } from '../worker/messages/localise.ts';
import { isForm, renderForm } from '../worker/report/forms.ts';
import { redactReport } from '../worker/report/redact/index.ts';
import type { Report } from '../worker/report/types.ts';
import type * as Api from './api.ts';
import { AnalysisError } from './errors.ts';
import { openSources } from './open-sources.ts';
import { readSaved } from './saved.ts';
import type {
  AnalyseRequest,
  FileInput,
  OpenedSeries,
  Platform,
  Questions,
  ReadableSource,
  Rendered,
  RenderRequest,
  RunningEngine,
} from './types.ts';

/** The functions of the library, as both entries export them. */
export type Door = Pick<typeof Api, 'analyse' | 'open' | 'readReport' | 'renderReport'>;

/** Settles as `work` does, unless the engine dies or the caller gives up before. */
async function unlessEnded<T>(work: Promise<T>, engine: RunningEngine, signal: AbortSignal | undefined): Promise<T> {
  work.catch(() => undefined);
  if (signal === undefined) return Promise.race([work, engine.died]);
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
  });
  stopped.catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, engine.died, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function questionsOf(api: EngineApi): Questions {
  return {
    constructors: (query) => api.constructors(query),
    classObjects: (query) => api.classObjects(query),
    object: (ref) => api.object(ref),
    fields: (query) => api.fields(query),
    retainers: (query) => api.retainers(query),
    dominated: (query) => api.dominated(query),
    paths: (query) => api.paths(query),
    pathTree: (id, depth, minShare) => api.pathTree(id, depth, minShare),
    statistics: () => api.statistics(),
    search: (query) => api.search(0, query),
  };
}

async function releaseAll(sources: readonly ReadableSource[]): Promise<void> {
  await Promise.all(sources.map((source) => source.release()));
}

/** Sources of all files, or of none: what one took is given back when another fails. */
async function sourcesOf(platform: Platform, files: readonly FileInput[]): Promise<readonly ReadableSource[]> {
  const settled = await Promise.allSettled(files.map((file, i) => platform.source(file, i)));
  const failed = settled.find((one) => one.status === 'rejected');
  const sources = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (failed === undefined) return sources;
  await releaseAll(sources);
  throw failed.reason;
}

/** Makes the library of a platform. */
export function createDoor(platform: Platform): Door {
  async function open(
    files: readonly FileInput[],
    { lang = 'en', signal, onProgress, ...options }: AnalyseRequest = {},
  ): Promise<OpenedSeries> {
    signal?.throwIfAborted();
    if (files.length < 2)
      throw new AnalysisError(
        [{ index: null, error: { code: 'too-few-files', file: null, where: null, params: {} } }],
        lang,
      );
    const sources = await sourcesOf(platform, files);
    let engine: RunningEngine | null = null;
    const close = async (): Promise<void> => {
      await engine?.close();
      await releaseAll(sources);
    };
    try {
      signal?.throwIfAborted();
      engine = platform.startEngine();
      const request = { sources: sources.map(({ spec }) => spec), options, lang, onProgress };
      const { report, order } = await unlessEnded(openSources(engine.api, request), engine, signal);
      if (report === null) throw new Error('a series of two files has a report');
      return { report, order, ask: questionsOf(engine.api), close };
    } catch (error) {
      await close();
      if (error instanceof AnalysisError || signal?.aborted === true) throw error;
      throw new AnalysisError([{ index: null, error: toErrorData(error, null) }], lang);
    }
  }

  return {
    open,
    async analyse(files, request) {
      const series = await open(files, request);
      await series.close();
      return series.report;
    },
    async readReport(file, { lang } = {}) {
      const { bytes, name } = await platform.bytes(file);
      const saved = await readSaved(bytes, name);
      return { ...saved, report: localiseReport(saved.report, lang ?? saved.report.lang) };
    },
    async renderReport<F extends ExportFormat>(
      report: Report,
      form: F,
      {
        unredacted = false,
        keep,
        notes = [],
        date = new Date().toISOString(),
        lang,
        fonts,
        ...more
      }: RenderRequest = {},
    ) {
      if (!isForm(form))
        throw new TypeError(`there is no form "${String(form)}": pdf, html, md, csv, json or heapdelta`);
      const spoken = lang === undefined ? report : localiseReport(report, lang);
      const shown = unredacted ? { report: spoken, notes } : redactReport(spoken, { keep, notes });
      const read = fonts === undefined ? (text: string) => platform.fonts(text) : () => Promise.resolve(fonts);
      const made = await renderForm(shown.report, form, { ...more, notes: shown.notes, date, fonts: read });
      return made as Rendered<F>;
    },
  };
}
