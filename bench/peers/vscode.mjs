// @vscode/v8-heap-parser (Rust, WASM) as a benchmark peer: decode, then every class group with retained size.
// node bench/peers/vscode.mjs FILE

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { decode_bytes, init_panic_hook } = require('@vscode/v8-heap-parser');
init_panic_hook();
const start = performance.now();
const graph = decode_bytes(readFileSync(process.argv[2]));
const groups = graph.get_class_groups(0, 1_000_000, false);
let retained = 0n;
for (const group of groups) retained += group.retained_size;
process.stdout.write(
  `${JSON.stringify({ peer: 'vscode', totalSeconds: (performance.now() - start) / 1000, peakRssBytes: process.resourceUsage().maxRSS * 1024, rowCount: groups.length, check: Number(retained) })}\n`,
);
process.exit(0);
