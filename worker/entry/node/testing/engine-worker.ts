// The engine's thread with the probe instead of the analysis.

import { createEngine } from '../../../engine/engine.ts';
import { nodeHost } from '../host.ts';
import { serveInNode } from '../serve.ts';
import { probe } from '../../../engine/testing/analyse.ts';

serveInNode(
  createEngine(
    nodeHost(new URL('./loader-worker.mjs', import.meta.url), { useOwnThread: false, earlyLoader: null }),
    probe,
  ),
);
