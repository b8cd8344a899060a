// The engine behind its thread's port. Reading can begin while the code that will rank is still being loaded.

import { createEngine } from '../../engine/engine.ts';
import { earlyLoader, LOADER } from './early-loader.ts';
import { nodeHost } from './host.ts';
import { serveInNode } from './serve.ts';

const analysis = import('../../engine/analysis.ts');
serveInNode(
  createEngine(nodeHost(LOADER, { useOwnThread: true, earlyLoader }), async (...series) =>
    (await analysis).analyse(...series),
  ),
);
