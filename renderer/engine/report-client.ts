// The report worker: started for one question and ended with its answer, so that nothing of a report stays in memory.

import * as Comlink from 'comlink';
import boldUrl from 'pretendard/dist/web/static/woff2/Pretendard-SemiBold.woff2?url';
import regularUrl from 'pretendard/dist/web/static/woff2/Pretendard-Regular.woff2?url';
import arabicUrl from '../../worker/report/pdf/letters/arabic.woff2?url';
import devanagariUrl from '../../worker/report/pdf/letters/devanagari.woff2?url';
import hanUrl from '../../worker/report/pdf/letters/han.woff2?url';
import hebrewUrl from '../../worker/report/pdf/letters/hebrew.woff2?url';
import thaiUrl from '../../worker/report/pdf/letters/thai.woff2?url';
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
  const at = (url: string): string => new URL(url, document.baseURI).href;
  return {
    regular: at(regularUrl),
    bold: at(boldUrl),
    letters: {
      arabic: at(arabicUrl),
      devanagari: at(devanagariUrl),
      han: at(hanUrl),
      hebrew: at(hebrewUrl),
      thai: at(thaiUrl),
    },
  };
}
