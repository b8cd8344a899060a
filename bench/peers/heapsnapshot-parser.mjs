// heapsnapshot-parser as a benchmark peer: JSON.parse and objects; it has no retained sizes.
// node bench/peers/heapsnapshot-parser.mjs FILE

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const parser = require('heapsnapshot-parser');
const start = performance.now();
const snapshot = parser.parse(readFileSync(process.argv[2], { encoding: 'utf8' }));
const rows = new Map();
for (const node of snapshot.nodes) rows.set(node.name, (rows.get(node.name) ?? 0) + node.self_size);
process.stdout.write(
  `${JSON.stringify({ peer: 'heapsnapshot-parser', totalSeconds: (performance.now() - start) / 1000, peakRssBytes: process.resourceUsage().maxRSS * 1024, nodeCount: snapshot.nodes.length, rowCount: rows.size })}\n`,
);
process.exit(0);
