// Sources that break while they are read, over the real local host: the reason survives the broken connection.

import { mkdtempSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFileAccess } from '../../electron/protocol/node/file-access.ts';
import { openAppFolder } from '../../electron/protocol/node/app-folder.ts';
import { startLocalHost, type LocalHost } from '../../electron/protocol/node/local-host.ts';
import { createOpenFiles } from '../../electron/protocol/open-files.ts';
import { makeAppFolder } from '../../electron/testing/app-folder.ts';
import { toErrorData } from '../engine/errors.ts';
import { webSources } from './sources.ts';

let host: LocalHost | null = null;
afterEach(async () => {
  await host?.close();
  host = null;
});

/** A big valid beginning of a snapshot, served; `meanwhile` is called when the first bytes have come. */
async function readWhile(meanwhile: (path: string) => void): Promise<unknown> {
  const path = join(mkdtempSync(join(tmpdir(), 'heapdelta-source-')), 'a.heapsnapshot');
  writeFileSync(path, `{"unknown":[${'1,'.repeat(12_000_000)}1]}`);
  const registry = createOpenFiles(nodeFileAccess());
  const requested = await registry.register([path]);
  host = await startLocalHost({ app: await openAppFolder(await makeAppFolder()), openFiles: registry, requested });
  const url = new URL(`open/${requested[0]?.id}`, host.url).href;
  const source = await webSources.open({
    kind: 'url',
    url,
    name: 'a.heapsnapshot',
    sizeBytes: requested[0]?.sizeBytes ?? 0,
  });
  let first = true;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.bytes as AsyncIterable<Uint8Array>) {
      if (first) meanwhile(path);
      first = false;
      yield chunk;
    }
  }
  try {
    return await parseSnapshot(watched()).then(
      () => null,
      (error: unknown) => toErrorData(error, 'a.heapsnapshot'),
    );
  } finally {
    await source.close();
  }
}

describe('a file that is served and', () => {
  it('shrinks is said to have changed', async () => {
    expect(await readWhile((path) => truncateSync(path, 1000))).toMatchObject({
      code: 'file-changed',
      file: 'a.heapsnapshot',
    });
  });
  it('whose host ends is said to have failed in reading', async () => {
    expect(await readWhile(() => void host?.close())).toMatchObject({ code: 'read-failed', file: 'a.heapsnapshot' });
  });
  it('is deleted goes on being read where the system keeps it open', async () => {
    // Not a snapshot, but read to its end.
    expect(await readWhile((path) => unlinkSync(path))).toMatchObject({ code: 'not-a-snapshot' });
  });
});
