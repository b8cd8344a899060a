// The code worker: started for one question and ended with its answer; grammars are large, and most comparisons show no code.

import * as Comlink from 'comlink';
import type { CodeSnippet } from '../../worker/code/snippet.ts';
import type { CodeApi } from '../../worker/entry/web/code.ts';
import type { Report } from '../../worker/report/types.ts';
import { engineDied, EngineFailure, toFailure } from './errors.ts';

/** The lines around a place. Reject: `EngineFailure`. */
export function askCode(...question: Parameters<CodeApi['snippet']>): Promise<CodeSnippet | null> {
  return asked((api) => api.snippet(...question));
}

/** The report through the source maps of a folder. Reject: `EngineFailure`. */
export function askRemapped(...question: Parameters<CodeApi['remap']>): Promise<Report> {
  return asked((api) => api.remap(...question));
}

/** The report with the places of a sampling heap profile. Reject: `EngineFailure`, `profile-…` where it is none. */
export async function askWithProfile(report: Report, profile: File): Promise<Report> {
  const { report: placed, fault } = await asked((api) => api.withProfile(report, profile));
  if (fault !== null) throw new EngineFailure({ ...fault, file: profile.name, where: null });
  return placed;
}

function asked<T>(question: (api: Comlink.Remote<CodeApi>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('../../worker/entry/web/code.ts', import.meta.url), {
    type: 'module',
    name: 'heapdelta-code',
  });
  const remote = Comlink.wrap<CodeApi>(worker);
  return new Promise<T>((resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(engineDied(event.message || 'the code worker failed'));
    });
    question(remote).then(resolve, (error: unknown) => reject(toFailure(error)));
  }).finally(() => {
    remote[Comlink.releaseProxy]();
    worker.terminate();
  });
}
