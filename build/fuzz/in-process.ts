// The engine's host without threads: loaders run in this one, so that a fault has its stack and its input.

import type { EngineHost } from '../../worker/entry/host.ts';
import { startLocalLoader } from '../../worker/entry/local-loader.ts';
import { webSources } from '../../worker/entry/sources.ts';

/** A host whose loader threads are this thread. */
export function inProcessHost(): EngineHost {
  return {
    sources: webSources,
    cores: 2,
    sharedMemory: false,
    availableBytes: () => 4e9,
    startLoader: () => startLocalLoader(webSources),
  };
}
