// The code worker: started for one question and ended with its answer; grammars are large, and most comparisons show no code.

import * as Comlink from 'comlink';
import type { CodeSnippet } from '../../worker/code/snippet.ts';
import type { CodeApi } from '../../worker/entry/web/code.ts';
import { engineDied, toFailure } from './errors.ts';

/** The lines around a place. Reject: `EngineFailure`. */
export function askCode(...question: Parameters<CodeApi['snippet']>): Promise<CodeSnippet | null> {
  const worker = new Worker(new URL('../../worker/entry/web/code.ts', import.meta.url), {
    type: 'module',
    name: 'heapdelta-code',
  });
  const remote = Comlink.wrap<CodeApi>(worker);
  return new Promise<CodeSnippet | null>((resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(engineDied(event.message || 'the code worker failed'));
    });
    remote.snippet(...question).then(resolve, (error: unknown) => reject(toFailure(error)));
  }).finally(() => {
    remote[Comlink.releaseProxy]();
    worker.terminate();
  });
}
