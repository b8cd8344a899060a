// DevTools' engine as a benchmark peer. One file: load it and make the Summary rows; two files: load both and compare.
// node bench/peers/devtools.mjs A.heapsnapshot [B.heapsnapshot] [--rows]
// Prints one JSON object: seconds per step, peak RSS in bytes, number of rows (with --rows the rows themselves).

import { bundleEngine, comparisonRows, loadSnapshot, summaryRows } from './devtools-engine.mjs';

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const withRows = process.argv.includes('--rows');
if (files.length < 1 || files.length > 2) {
  process.stderr.write('usage: node bench/peers/devtools.mjs A.heapsnapshot [B.heapsnapshot] [--rows]\n');
  process.exit(2);
}

const seconds = (since) => (performance.now() - since) / 1000;
await bundleEngine();
const start = performance.now();
const snapshots = [];
const loads = [];
for (const file of files) {
  const loadStart = performance.now();
  snapshots.push(await loadSnapshot(file));
  loads.push(seconds(loadStart));
}
const rollUpStart = performance.now();
const newest = snapshots[snapshots.length - 1];
const rows = summaryRows(newest);
const rollUp = seconds(rollUpStart);
const compareStart = performance.now();
const changed = snapshots.length === 2 ? comparisonRows(newest, snapshots[0]) : null;
const result = {
  peer: 'chrome-devtools',
  files,
  totalSeconds: seconds(start),
  loadSeconds: loads,
  rollUpSeconds: rollUp,
  compareSeconds: changed === null ? null : seconds(compareStart),
  peakRssBytes: process.resourceUsage().maxRSS * 1024,
  nodeCount: newest.nodeCount,
  rowCount: rows.length,
  changedRowCount: changed?.length ?? null,
  ...(withRows ? { rows, changedRows: changed } : {}),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
