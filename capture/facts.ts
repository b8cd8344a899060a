// What a target says of itself: process, versions, limits and where its memory is. Asked by evaluating one expression,
// which leaves nothing behind; a page is asked through the protocol alone.

import type { CdpClient, JsonObject } from './cdp.ts';
import { CaptureError } from './errors.ts';

type TargetRuntime = 'node' | 'deno' | 'chromium' | 'unknown';

/** All sizes in bytes; null where the target does not say. */
export interface TargetFacts {
  readonly runtime: TargetRuntime;
  readonly pid: number | null;
  readonly versions: { readonly runtime: string | null; readonly v8: string | null };
  /** What runs: program and script (without further arguments, which may hold secrets), or the page's address. */
  readonly command: string | null;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number | null;
  readonly rssBytes: number | null;
  readonly externalBytes: number | null;
  readonly arrayBufferBytes: number | null;
  /** Machine code and its metadata (V8's code spaces). */
  readonly codeBytes: number | null;
  /** Heap memory that V8 has taken from the system. */
  readonly heapTotalBytes: number | null;
  /** Limit of the container as the runtime sees it (`process.constrainedMemory()`). */
  readonly constrainedBytes: number | null;
}

const EXPRESSION = `(() => {
  if (typeof Deno === 'object' && Deno.version) {
    const m = Deno.memoryUsage();
    return JSON.stringify({ runtime: 'deno', pid: Deno.pid, version: Deno.version.deno, v8: Deno.version.v8,
      command: 'deno ' + (Deno.mainModule || ''), heapUsed: m.heapUsed, heapTotal: m.heapTotal, rss: m.rss, external: m.external });
  }
  if (typeof process !== 'object' || !process.versions || !process.versions.node) return JSON.stringify({ runtime: 'page' });
  const get = process.getBuiltinModule || (typeof require === 'function' ? require : process.mainModule && process.mainModule.require);
  const v8 = get ? get('v8') : null;
  const m = process.memoryUsage();
  let code = 0;
  if (v8) for (const s of v8.getHeapSpaceStatistics()) if (s.space_name.includes('code')) code += s.space_used_size;
  return JSON.stringify({ runtime: 'node', pid: process.pid, version: process.version, v8: process.versions.v8,
    command: process.argv.slice(0, 2).join(' '), heapUsed: m.heapUsed, heapTotal: m.heapTotal, rss: m.rss, external: m.external,
    arrayBuffers: m.arrayBuffers, limit: v8 ? v8.getHeapStatistics().heap_size_limit : null, code: v8 ? code : null,
    constrained: process.constrainedMemory ? process.constrainedMemory() : null });
})()`;

/** A process without a limit reports 0, or a number near 2^63. */
const NO_LIMIT = 2 ** 50;

function numberOf(source: JsonObject, name: string): number | null {
  const value = source[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textOf(source: JsonObject, name: string): string | null {
  const value = source[name];
  return typeof value === 'string' ? value : null;
}

/** Evaluates an expression in the target and returns its value (by value). Throws CaptureError `capture-protocol`. */
export async function evaluate(cdp: CdpClient, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = (await cdp.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
    silent: true,
    includeCommandLineAPI: true,
  })) as { result?: { value?: unknown }; exceptionDetails?: { text?: string } };
  if (exceptionDetails !== undefined)
    throw new CaptureError('capture-protocol', { detail: exceptionDetails.text ?? '' });
  return result?.value;
}

/** Asks a target for its facts. Throws CaptureError. */
export async function readFacts(cdp: CdpClient): Promise<TargetFacts> {
  const value = await evaluate(cdp, EXPRESSION);
  if (typeof value !== 'string') throw new CaptureError('capture-not-v8');
  const said = JSON.parse(value) as JsonObject;
  const usage = await cdp.send('Runtime.getHeapUsage').catch((): JsonObject => ({}));
  const runtime = said.runtime === 'node' || said.runtime === 'deno' ? said.runtime : 'chromium';
  const used = numberOf(said, 'heapUsed') ?? numberOf(usage, 'usedSize');
  if (used === null) throw new CaptureError('capture-not-v8');
  const constrained = numberOf(said, 'constrained');
  const page = runtime === 'chromium';
  return {
    runtime,
    pid: numberOf(said, 'pid'),
    versions: { runtime: textOf(said, 'version'), v8: textOf(said, 'v8') },
    command: textOf(said, 'command'),
    heapUsedBytes: used,
    heapLimitBytes: numberOf(said, 'limit'),
    rssBytes: numberOf(said, 'rss'),
    externalBytes: page ? numberOf(usage, 'embedderHeapUsedSize') : numberOf(said, 'external'),
    arrayBufferBytes: page ? numberOf(usage, 'backingStorageSize') : numberOf(said, 'arrayBuffers'),
    codeBytes: numberOf(said, 'code'),
    heapTotalBytes: numberOf(said, 'heapTotal') ?? numberOf(usage, 'totalSize'),
    constrainedBytes: constrained === null || constrained <= 0 || constrained > NO_LIMIT ? null : constrained,
  };
}

/** Heap in use now, cheap enough to be asked every second. */
export async function heapUsed(cdp: CdpClient): Promise<number> {
  return numberOf(await cdp.send('Runtime.getHeapUsage'), 'usedSize') ?? 0;
}
