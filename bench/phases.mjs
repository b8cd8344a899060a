// Time and resident memory of one snapshot, phase by phase: parser, then the heap. Runs in a process of its own.
// node bench/phases.mjs FILE.heapsnapshot

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write('usage: node bench/phases.mjs FILE.heapsnapshot\n');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-phases-'));
const program = `
import { createReadStream } from 'node:fs';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { buildHeap } from './worker/heap/index.ts';
let last = performance.now();
const start = last;
const line = (name) => {
  const now = performance.now();
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(name.padEnd(12), ((now - last) / 1000).toFixed(3).padStart(8) + ' s', (process.memoryUsage().rss / 2 ** 20).toFixed(0).padStart(6) + ' MiB', '(peak ' + peak.toFixed(0) + ')');
  last = now;
};
line('start');
const columns = await parseSnapshot(createReadStream(process.argv[2], { highWaterMark: 1 << 18 }));
line('parse');
const heap = buildHeap(columns, { onProgress: (phase, fraction) => { if (fraction === 1) line(phase); } });
console.log(columns.nodes.count + ' nodes, ' + columns.edges.count + ' edges, ' + heap.classes.rows.length + ' rows, ' + ((performance.now() - start) / 1000).toFixed(3) + ' s in all');
`;
try {
  const bundle = path.join(folder, 'phases.mjs');
  const result = await build({
    stdin: { contents: program, resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['source'],
    write: false,
  });
  writeFileSync(bundle, result.outputFiles[0].text);
  process.stdout.write(execFileSync(process.execPath, [bundle, path.resolve(file)], { encoding: 'utf8' }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
