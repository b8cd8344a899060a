// MemLab as a benchmark peer: load a snapshot with dominators and retained sizes, then a row per constructor.
// node bench/peers/memlab.mjs FILE

import { createRequire } from 'node:module';

const file = process.argv[2];
const require = createRequire(import.meta.url);
const { getFullHeapFromFile } = require('@memlab/heap-analysis');
// MemLab reports progress on stdout; ours is one line of JSON.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

const start = performance.now();
const heap = await getFullHeapFromFile(file);
const rows = new Map();
let nodeCount = 0;
heap.nodes.forEach((node) => {
  nodeCount++;
  const row = rows.get(node.name) ?? { count: 0, self: 0, retained: 0 };
  if (node.type === 'object' || node.type === 'closure' || node.type === 'native') {
    row.count++;
    row.self += node.self_size;
    row.retained = Math.max(row.retained, node.retainedSize);
    rows.set(node.name, row);
  }
});
write(
  `${JSON.stringify({ peer: 'memlab', totalSeconds: (performance.now() - start) / 1000, peakRssBytes: process.resourceUsage().maxRSS * 1024, nodeCount, rowCount: rows.size })}\n`,
);
process.exit(0);
