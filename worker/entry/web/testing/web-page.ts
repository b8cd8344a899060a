// The page of the browser test: opens what it is told to and answers with plain data.

import * as Comlink from 'comlink';
import type { EngineApi, Progress } from '../../../engine/api.ts';

const worker = new Worker('/web-engine.js', { type: 'module' });
const engine = Comlink.wrap<EngineApi>(worker);

async function open(names: readonly string[], asUrl: boolean, cancelAt: string | null): Promise<unknown> {
  const sources = await Promise.all(
    names.map(async (name) => {
      if (asUrl) return { kind: 'url' as const, url: `/snapshots/${name}`, name, sizeBytes: 0 };
      return { kind: 'file' as const, file: await (await fetch(`/snapshots/${name}`)).blob(), name };
    }),
  );
  const phases: string[] = [];
  const onProgress = (p: Progress): void => {
    phases.push(`${p.snapshot} ${p.phase}`);
    if (p.phase === cancelAt) void engine.cancel(1);
  };
  try {
    const result = await engine.open(1, sources, {}, Comlink.proxy(onProgress));
    return {
      result,
      phases: [...new Set(phases)],
      statistics: result.report === null ? null : await engine.statistics(),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
Object.assign(globalThis, { openSeries: open });
