// The engine's host without threads: loaders run in this one, so that a fault has its stack and its input.

import type { EngineHost } from '../../worker/engine/host.ts';
import { startLocalLoader } from '../../worker/loading/local-loader.ts';
import { webSources } from '../../worker/sources/sources.ts';

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
