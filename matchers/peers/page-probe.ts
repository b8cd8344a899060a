// The heap of a page, over the DevTools protocol of Playwright's Chromium.

import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { CDPSession, Page } from '@playwright/test';
import type { Probe, Sample } from '../watch.ts';

const LOOKS = 3;
const PAUSE_MS = 20;

/** Starts to look at the heap of a page's process. Rejects where the browser is not Chromium. */
export async function startInPage(page: Page): Promise<Probe & { end(): Promise<void> }> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');

  async function objectCount(): Promise<number> {
    const objectGroup = 'heapdelta';
    try {
      const { result } = await cdp.send('Runtime.evaluate', { expression: 'Object.prototype', objectGroup });
      const { objects } = await cdp.send('Runtime.queryObjects', {
        prototypeObjectId: result.objectId ?? '',
        objectGroup,
      });
      const { result: counted } = await cdp.send('Runtime.callFunctionOn', {
        functionDeclaration: 'function () { return this.length; }',
        objectId: objects.objectId,
        returnByValue: true,
      });
      return Number(counted.value);
    } finally {
      await cdp.send('Runtime.releaseObjectGroup', { objectGroup });
    }
  }

  async function collected(): Promise<number> {
    // The console keeps the last thousand lines with all they name: that is DevTools' memory, not the page's.
    await cdp.send('Runtime.discardConsoleEntries');
    await cdp.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(PAUSE_MS);
    const { usedSize, backingStorageSize = 0 } = (await cdp.send('Runtime.getHeapUsage')) as {
      readonly usedSize: number;
      readonly backingStorageSize?: number;
    };
    return usedSize + backingStorageSize;
  }

  return {
    async sample(): Promise<Sample> {
      let bytes = Number.POSITIVE_INFINITY;
      for (let i = 0; i < LOOKS; i++) bytes = Math.min(bytes, await collected());
      const { documents, nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      return { bytes, counts: [await objectCount(), documents, nodes, jsEventListeners] };
    },
    async snapshot(file) {
      for (let i = 0; i < LOOKS; i++) await collected();
      const out = createWriteStream(file, { mode: 0o600 });
      const write = ({ chunk }: { readonly chunk: string }): void => void out.write(chunk);
      cdp.on('HeapProfiler.addHeapSnapshotChunk', write);
      try {
        await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      } finally {
        cdp.off('HeapProfiler.addHeapSnapshotChunk', write);
        out.end();
        await once(out, 'close');
      }
    },
    end: () => cdp.detach(),
  };
}
