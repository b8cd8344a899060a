// The measurements as tables: for the terminal, as JSON, and into bench/README.md.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {import('./measure.mjs').Measured} Measured
 * @typedef {{ readonly id: string, readonly label: string, readonly result: Measured }} Contender
 * @typedef {{ readonly nodes: number, readonly edges: number, readonly heapSeconds: number, readonly rankingSeconds: number,
 *   readonly reportSeconds: number, readonly heapPeakBytes: number, readonly peakBytes: number }} Ranking `heap…`: until both snapshots have retained sizes and rows
 * @typedef {{ megabytes: number, bytes: number, runs: number, nodes: number, edges: number, single: Contender[], pair: Contender[],
 *   floors: { label: string, result: Measured }[], ranking: Ranking | null }} SizeResults
 * @typedef {{ readonly kind: string, readonly bytes: number, readonly ours: Measured, readonly devtools: Measured | null, readonly ranking: Ranking | null }} UnlikeResults
 * @typedef {{ machine: string, load: number, sizes: SizeResults[], unlike?: UnlikeResults[], series?: { megabytes: number, count: number, result: Measured } }} Results
 */

/** @param {number} seconds */
const time = (seconds) => `${seconds.toFixed(seconds < 1 ? 3 : seconds < 10 ? 2 : 1)} s`;
/** @param {number} bytes */
const memory = (bytes) => `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`;
/** @param {number} ratio */
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`;
/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

/** @typedef {readonly (readonly string[])[]} Table first row is the head */

/**
 * @param {readonly Contender[]} contenders ours first
 * @param {readonly { label: string, result: Measured }[]} floors
 * @returns {Table}
 */
function contest(contenders, floors) {
  const ours = contenders[0]?.result;
  const rows = [['', 'time', 'processor time', 'peak RSS', 'we are faster', 'our memory']];
  for (const { label, result, id } of contenders) {
    if (!result.ok) rows.push([label, `fails: ${result.reason.slice(0, 60)}`, '', '', '', '']);
    else if (id === 'heapdelta' || !ours?.ok)
      rows.push([label, time(result.seconds), time(result.cpuSeconds), memory(result.peakBytes), '', '']);
    else
      rows.push([
        label,
        time(result.seconds),
        time(result.cpuSeconds),
        memory(result.peakBytes),
        times(result.seconds / ours.seconds),
        percent(ours.peakBytes / result.peakBytes),
      ]);
  }
  for (const { label, result } of floors)
    if (result.ok) rows.push([label, time(result.seconds), time(result.cpuSeconds), memory(result.peakBytes), '', '']);
  return rows;
}

/** Time and memory per million of nodes and edges: level columns are what "linear" looks like. @param {Results} results @returns {Table} */
function growth(results) {
  const rows = [
    [
      'file',
      'nodes',
      'edges',
      'one snapshot',
      'per million nodes + edges',
      'pair',
      'per million',
      'peak RSS of the pair',
      'per node + edge',
    ],
  ];
  for (const size of results.sizes) {
    if (size.nodes === 0) continue;
    const millions = (size.nodes + size.edges) / 1e6;
    const single = size.single[0]?.result;
    const pair = size.pair[0]?.result;
    rows.push([
      memory(size.bytes),
      size.nodes.toLocaleString('en-US'),
      size.edges.toLocaleString('en-US'),
      single?.ok ? time(single.seconds) : '–',
      single?.ok ? time(single.seconds / millions) : '–',
      pair?.ok ? time(pair.seconds) : '–',
      pair?.ok ? time(pair.seconds / millions / 2) : '–',
      pair?.ok ? memory(pair.peakBytes) : '–',
      pair?.ok ? `${(pair.peakBytes / millions / 2e6).toFixed(1)} B` : '–',
    ]);
  }
  return rows;
}

/** @param {Results} results @returns {Table} */
function ranking(results) {
  const rows = [
    [
      'pair of',
      'parse + retained sizes + rows',
      'ranking on top',
      'share of time',
      'tables and report after it',
      'peak RSS before → with',
      'share of memory',
    ],
  ];
  for (const { bytes, ranking: measured } of results.sizes) {
    if (!measured) continue;
    rows.push([
      memory(bytes),
      time(measured.heapSeconds),
      time(measured.rankingSeconds),
      percent(measured.rankingSeconds / measured.heapSeconds),
      time(measured.reportSeconds),
      `${memory(measured.heapPeakBytes)} → ${memory(measured.peakBytes)}`,
      percent(measured.peakBytes / measured.heapPeakBytes - 1),
    ]);
  }
  return rows;
}

/** What the kinds are, for the table. @type {Readonly<Record<string, string>>} */
const KINDS = {
  sessions: 'sessions, maps, closures, weak maps, virtual nodes',
  store: 'a store of many shared small objects',
  page: 'a page with DOM and frames (Chromium)',
  modules: 'many small modules with closures',
};

/** The diff of heaps unlike the shop, and the worst of each ratio. @param {Results} results @returns {Table} */
function unlike(results) {
  const rows = [
    [
      'pair',
      'time',
      'processor time',
      'peak RSS',
      "DevTools' time",
      'we are faster',
      'our memory',
      'ranking, share of time',
    ],
  ];
  const worst = { times: Infinity, memory: 0, ranking: 0 };
  for (const { kind, bytes, ours, devtools, ranking: measured } of results.unlike ?? []) {
    const name = `${KINDS[kind] ?? kind}, ${memory(bytes)}`;
    if (!ours.ok) {
      rows.push([name, `fails: ${ours.reason.slice(0, 60)}`, '', '', '', '', '', '']);
      continue;
    }
    const share = measured ? measured.rankingSeconds / measured.heapSeconds : null;
    if (share !== null) worst.ranking = Math.max(worst.ranking, share);
    const row = [name, time(ours.seconds), time(ours.cpuSeconds), memory(ours.peakBytes)];
    if (devtools?.ok) {
      worst.times = Math.min(worst.times, devtools.seconds / ours.seconds);
      worst.memory = Math.max(worst.memory, ours.peakBytes / devtools.peakBytes);
      row.push(
        time(devtools.seconds),
        times(devtools.seconds / ours.seconds),
        percent(ours.peakBytes / devtools.peakBytes),
      );
    } else {
      row.push('–', '–', '–');
    }
    rows.push([...row, share === null ? '–' : percent(share)]);
  }
  if (rows.length > 1)
    rows.push([
      'the worst of them',
      '',
      '',
      '',
      '',
      worst.times === Infinity ? '–' : times(worst.times),
      worst.memory === 0 ? '–' : percent(worst.memory),
      percent(worst.ranking),
    ]);
  return rows;
}

/** Every table that has rows, with its title. @param {Results} results @returns {readonly { title: string, table: Table }[]} */
function tablesOf(results) {
  const tables = [];
  for (const size of results.sizes) {
    const runs = size.runs === 1 ? 'one run' : `median of ${size.runs} runs`;
    if (size.single.length > 0)
      tables.push({
        title: `One snapshot of ${memory(size.bytes)}: parse, retained sizes, constructor rows (${runs})`,
        table: contest(size.single, size.floors),
      });
    if (size.pair.length > 0)
      tables.push({ title: `A pair of ${memory(size.bytes)} each: the diff (${runs})`, table: contest(size.pair, []) });
  }
  tables.push(
    { title: "Heaps unlike the shop's: the diff", table: unlike(results) },
    { title: 'What ranking adds', table: ranking(results) },
    { title: 'Growth with size', table: growth(results) },
  );
  if (results.series) {
    const { megabytes, count, result } = results.series;
    tables.push({
      title: 'A long series',
      table: [
        ['', 'time', 'peak RSS'],
        [
          `${count} snapshots of ${megabytes} MB`,
          result.ok ? time(result.seconds) : `fails: ${result.reason}`,
          result.ok ? memory(result.peakBytes) : '',
        ],
      ],
    });
  }
  return tables.filter(({ table }) => table.length > 1);
}

/** @param {Results} results @returns {string} aligned text for a terminal */
export function plainTables(results) {
  const parts = [`${results.machine}; load at the start ${results.load.toFixed(1)}\n`];
  for (const { title, table } of tablesOf(results)) {
    const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map((row) => (row[i] ?? '').length)));
    parts.push(
      `\n${title}\n`,
      ...table.map(
        (row) =>
          `  ${row
            .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
            .join('  ')
            .trimEnd()}\n`,
      ),
    );
  }
  return parts.join('');
}

/** @param {Results} results @returns {string} */
export const jsonText = (results) => `${JSON.stringify(results, null, 1)}\n`;

/** @param {Results} results @returns {string} */
function markdown(results) {
  const parts = [`${results.machine}. ${new Date().toISOString().slice(0, 10)}.\n`];
  for (const { title, table } of tablesOf(results)) {
    const [head = [], ...rows] = table;
    parts.push(
      `\n### ${title}\n\n| ${head.join(' | ')} |\n|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|\n`,
      ...rows.map((row) => `| ${row.join(' | ')} |\n`),
    );
  }
  return parts.join('');
}

const BEGIN = '<!-- figures: written by `npm run bench -- --write`, not by hand -->';
const END = '<!-- end of figures -->';

/** Puts the tables between the marks of the README. @param {string} file absolute @param {Results} results */
export function writeReadme(file, results) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`${file} has no place for the figures (${BEGIN} … ${END})`);
  writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n\n${markdown(results)}\n${text.slice(to)}`);
}
