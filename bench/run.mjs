// `npm run bench`: us and the peers on the same files in the same run, each in a process of its own.
// Options: --sizes 10,110,550  --xl (adds 2000)  --peers devtools,memlab,vscode,parser  --modes single,pair,ranking,unlike,series
//          --runs N  --quick (10 and 110, one run)  --json  --write (into bench/README.md)

import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeSeries, UNLIKE } from './data.mjs';
import { measure } from './measure.mjs';
import { measureRanking } from './ranking.mjs';
import { jsonText, plainTables, writeReadme } from './tables.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = path.join(here, '..', 'dist', 'cli', 'heapdelta.mjs');

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,110,550' },
    xl: { type: 'boolean', default: false },
    peers: { type: 'string', default: 'devtools,memlab,vscode,parser' },
    modes: { type: 'string', default: 'single,pair,ranking,unlike,series' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** @param {string} name */
const peer = (name) => path.join(here, 'peers', `${name}.mjs`);
/** Contenders for one file: parse, retained sizes, a row per constructor. */
const contenders = [
  { id: 'devtools', label: "Chrome DevTools' engine", script: 'devtools' },
  { id: 'memlab', label: 'MemLab 2.0', script: 'memlab' },
  { id: 'vscode', label: '@vscode/v8-heap-parser', script: 'vscode' },
  { id: 'parser', label: 'heapsnapshot-parser (no retained sizes)', script: 'heapsnapshot-parser' },
];
const peers = values.peers.split(',').filter((name) => name !== '');
const unknown = peers.find((name) => name !== 'none' && !contenders.some(({ id }) => id === name));
if (unknown) throw new Error(`no peer "${unknown}"; there are ${contenders.map(({ id }) => id).join(', ')} and none`);
const modes = values.modes.split(',');
const sizes = (values.quick ? '10,110' : values.sizes)
  .split(',')
  .map(Number)
  .concat(values.xl ? [2000] : []);
if (sizes.some((size) => !(size > 3))) throw new Error('--sizes wants megabytes above 3, as in --sizes 10,110');
/** Medians of three where a run takes seconds, single runs where it takes a minute. @param {number} size */
const runsFor = (size) => (values.runs ? Number(values.runs) : values.quick || size > 300 ? 1 : 3);
/** V8's own limit would end a peer before its design does. @param {number} size */
const heapFor = (size) => (size > 1000 ? 18_000 : size > 300 ? 8_000 : null);

/** @param {string} line */
const note = (line) => process.stderr.write(`${line}\n`);

const load = os.loadavg()[0] ?? 0;
if (load > 0.7) note(`note: the machine is busy (load ${load.toFixed(1)}); ratios are rough now, times wrong`);

/** @type {import('./tables.mjs').Results} */
const results = {
  machine: `${os.cpus()[0]?.model ?? os.arch()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${os.platform()}`,
  load,
  sizes: [],
};
for (const size of modes.some((mode) => ['single', 'pair', 'ranking'].includes(mode)) ? sizes : []) {
  const pair = makeSeries(size, 2);
  const first = [/** @type {string} */ (pair.files[0])];
  const runs = runsFor(size);
  const heapMegabytes = heapFor(size);
  /** @type {import('./tables.mjs').SizeResults} */
  const row = {
    megabytes: size,
    bytes: pair.bytes,
    runs,
    nodes: 0,
    edges: 0,
    single: [],
    pair: [],
    floors: [],
    ranking: null,
  };
  if (modes.includes('single')) {
    for (const floor of ['read', 'sum']) {
      note(`${size} MB · floor: ${floor}`);
      row.floors.push({
        label: floor === 'read' ? 'floor: reading in 4 MB pieces' : 'floor: adding up every integer',
        result: await measure([peer('floors'), floor, ...first], first, { runs }),
      });
    }
    note(`${size} MB · one snapshot · Heapdelta`);
    row.single.push({
      id: 'heapdelta',
      label: 'Heapdelta',
      result: await measure([cli, 'inspect', ...first, '--json'], first, { runs, ownClock: false }),
    });
    for (const { id, label, script } of contenders.filter((contender) => peers.includes(contender.id))) {
      note(`${size} MB · one snapshot · ${label}`);
      row.single.push({ id, label, result: await measure([peer(script), ...first], first, { runs, heapMegabytes }) });
    }
  }
  if (modes.includes('pair')) {
    note(`${size} MB · pair · Heapdelta`);
    row.pair.push({
      id: 'heapdelta',
      label: 'Heapdelta: diff, ranking, report',
      result: await measure([cli, 'diff', ...pair.files, '--json'], pair.files, { runs, ownClock: false }),
    });
    if (peers.includes('devtools')) {
      note(`${size} MB · pair · Chrome DevTools' engine`);
      row.pair.push({
        id: 'devtools',
        label: "Chrome DevTools' engine: load both, roll up, compare",
        result: await measure([peer('devtools'), ...pair.files], pair.files, { runs, heapMegabytes }),
      });
    }
  }
  if (modes.includes('ranking')) {
    note(`${size} MB · what ranking adds`);
    row.ranking = await measureRanking(pair.files, runs);
    row.nodes = row.ranking?.nodes ?? 0;
    row.edges = row.ranking?.edges ?? 0;
  }
  results.sizes.push(row);
}
if (modes.includes('unlike')) {
  const size = values.quick ? 20 : 110;
  results.unlike = [];
  for (const kind of UNLIKE) {
    const pair = makeSeries(size, 2, kind);
    const runs = runsFor(size);
    note(`${size} MB · pair of ${kind} · Heapdelta`);
    const ours = await measure([cli, 'diff', ...pair.files, '--json'], pair.files, { runs, ownClock: false });
    let devtools = null;
    if (peers.includes('devtools')) {
      note(`${size} MB · pair of ${kind} · Chrome DevTools' engine`);
      devtools = await measure([peer('devtools'), ...pair.files], pair.files, { runs });
    }
    note(`${size} MB · pair of ${kind} · what ranking adds`);
    results.unlike.push({ kind, bytes: pair.bytes, ours, devtools, ranking: await measureRanking(pair.files, runs) });
  }
}
if (modes.includes('series')) {
  const size = values.quick ? 10 : 110;
  const ten = makeSeries(size, 10);
  note(`${size} MB · ten snapshots · Heapdelta`);
  results.series = {
    megabytes: size,
    count: 10,
    result: await measure([cli, 'diff', ...ten.files, '--json'], ten.files, { runs: 1, ownClock: false }),
  };
}
process.stdout.write(values.json ? jsonText(results) : plainTables(results));
if (values.write) writeReadme(path.join(here, 'README.md'), results);
