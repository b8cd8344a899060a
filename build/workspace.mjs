// Our workspace package by name, for bundlers and test runners: read from its sources, never from a stale build of it. An
// alias, not the `source` condition: other packages announce sources they do not ship.

import path from 'node:path';
import { root } from './setup.mjs';

/**
 * Name of an entry → its source, the longer name first: some tools take the first that fits.
 * @param {string} [folder] absolute root of a tree laid out like ours
 * @returns {Record<string, string>}
 */
export function workspaceIn(folder = root) {
  const sources = path.join(folder, 'worker/heapsnapshot-parser-lite/src');
  return {
    'heapsnapshot-parser-lite/threads': path.join(sources, 'threads.ts'),
    'heapsnapshot-parser-lite': path.join(sources, 'index.ts'),
  };
}

export const workspace = workspaceIn();
