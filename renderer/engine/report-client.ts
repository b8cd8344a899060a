// The report worker: started for one question and ended with its answer, so that nothing of a report stays in memory.

import * as Comlink from 'comlink';
import boldUrl from 'pretendard/dist/public/static/alternative/Pretendard-SemiBold.ttf?url';
import regularUrl from 'pretendard/dist/public/static/alternative/Pretendard-Regular.ttf?url';
import type { ExportOptions, ReportApi } from '../../worker/engine/report-api.ts';
import { engineDied, toFailure } from './errors.ts';

/** Asks the report worker one question. Reject: `EngineFailure`. */
export function askReport<T>(question: (api: Comlink.Remote<ReportApi>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('../../worker/entry/web/report.ts', import.meta.url), {
    type: 'module',
    name: 'heapdelta-report',
  });
  const remote = Comlink.wrap<ReportApi>(worker);
  return new Promise<T>((resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(engineDied(event.message || 'the report worker failed'));
    });
    question(remote).then(resolve, (error: unknown) => reject(toFailure(error)));
  }).finally(() => {
    remote[Comlink.releaseProxy]();
    worker.terminate();
  });
}

/** Where the PDF's fonts lie, as a worker can fetch them. */
export function fontUrls(): ExportOptions['fonts'] {
  return { regular: new URL(regularUrl, document.baseURI).href, bold: new URL(boldUrl, document.baseURI).href };
}
