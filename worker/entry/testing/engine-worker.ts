// The engine's thread with the probe instead of the analysis.

import { createEngine } from '../../engine.ts';
import { nodeHost } from '../node-host.ts';
import { serveInNode } from '../node-serve.ts';
import { probe } from './analyse.ts';

serveInNode(
  createEngine(nodeHost(new URL('./loader-worker.mjs', import.meta.url), { useOwnThread: false, ahead: null }), probe),
);
