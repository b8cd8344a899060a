// The doctor of a series: what is wrong with the files as a series, said before anyone trusts the answer. Each remark
// is a code with what goes into its sentence (`report.warning.<code>`): what it means and what to do about it.

import { indexOfString, stringAt, type NodeOrdinal, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { newestObjectId, runtimeOf } from '../../heap/index.ts';
import type { SlimHeap } from '../../heap/types.ts';
import type { Confidence, Identity, SeriesOrder } from '../../report/types.ts';
import type { UnspokenWarning } from '../../report/unspoken.ts';

/** A series as it came in, in the order analysed (oldest first as far as known). */
export interface DoctorSeries {
  readonly heaps: readonly SlimHeap[];
  readonly identity: Identity;
  /** Share of common ids that agree, 0..1; null when there are none. */
  readonly agreement: number | null;
  /** Name per snapshot for people; numbers from 1 when absent. */
  readonly labels?: readonly string[];
  /** Position in the user's order per snapshot; absent when nothing was reordered. */
  readonly given?: readonly number[];
  /** The user asked that the order stay as given. */
  readonly keepOrder?: boolean;
  /** What the order was read from; absent: ids, or nothing is known of it. */
  readonly order?: SeriesOrder;
  /** By names, runtimes or programs: several processes wrote the files. */
  readonly severalProcesses?: boolean;
  /** The files are of more than one program, as their scripts and functions tell. */
  readonly severalPrograms?: boolean;
  /** By the names: one thread of one process wrote them, whatever the ids say. */
  readonly oneProcessByName?: boolean;
  /** ISO times per snapshot, null where unknown. */
  readonly times?: readonly (string | null)[];
  /** Largest id of a JS object per snapshot, where it was found out before; looked for when absent. */
  readonly newestIds?: readonly number[];
}

/**
 * Fewer new objects than this, and fewer bytes: nothing happened. Measured: 5 objects back to back. Real leaks may add as few as
 * 9 a step (an array of numbers, a buffer that is replaced), so both numbers are needed.
 */
const IDLE_OBJECTS = 20;
const IDLE_BYTES = 8192;
/** V8 cuts strings at 1,024 characters unless told otherwise; in UTF-8 none of those is longer than this. */
const CUT_STRING_BYTES = 3 * 1024;

/** What must be known to trust the answer, most important first; repeated files are already left out. Linear in the files' columns. */
export function diagnose(series: DoctorSeries): UnspokenWarning[] {
  const { heaps, identity } = series;
  if (heaps.length < 2) return [...fileWarnings(series), { code: 'one-snapshot' }];
  const nothingToCompare = firstOfSame(heaps).every((first) => first === 0);
  return [
    ...fileWarnings(series),
    ...identityWarnings(series),
    ...(nothingToCompare ? [{ code: 'duplicates' } as const] : []),
    ...orderWarnings(series),
    ...(identity === 'same-process' ? idleWarnings(series) : versionWarnings(series)),
    ...modeWarnings(series),
    ...(heaps.length === 2 && !nothingToCompare ? [{ code: 'two-snapshots' } as const] : []),
  ];
}

/** Faults under which a verdict is a guess: a step that is none, or rows that do not compare. */
const SHAKY = new Set([
  'duplicates',
  'idle-step',
  'order-kept',
  'times-contradict',
  'mixed-runtimes',
  'mixed-programs',
  'mixed-numbers',
  'ids-unusable',
  'file-spare-strings',
]);

/** @returns how sure a verdict may be at most, given the remarks; null when they take nothing away. */
export function mostConfidence(warnings: readonly UnspokenWarning[]): Confidence | null {
  return warnings.some(({ code }) => SHAKY.has(code)) ? 'low' : null;
}

/**
 * What is known of where the files come from. Bun gives every object a new id in each snapshot, so disagreeing ids prove
 * nothing there.
 * Elsewhere they prove little more: V8 gives new ids after a debugger detached, too.
 * @param same - whether the ids of every neighbouring pair agree
 * @param severalProcesses - something else than ids shows that several processes wrote the files
 */
export function identityOf(same: boolean, severalProcesses: boolean): Identity {
  if (same) return 'same-process';
  return severalProcesses ? 'different-processes' : 'unknown';
}

function labelOf(series: Pick<DoctorSeries, 'labels'>, snapshot: number): string {
  return series.labels?.[snapshot] ?? String(snapshot + 1);
}

/** What was odd about files that were read all the same: text around the snapshot, strings that nothing uses. */
export function fileWarnings(series: Pick<DoctorSeries, 'heaps' | 'labels'>): UnspokenWarning[] {
  return series.heaps.flatMap(({ columns: { remarks = [] } }, i) =>
    remarks.map(({ code, count }): UnspokenWarning => {
      const label = labelOf(series, i);
      return code === 'spare-strings'
        ? { code: `file-${code}`, params: { label, stringCount: count } }
        : { code: `file-${code}`, params: { label, remarkBytes: count } };
    }),
  );
}

function identityWarnings(series: DoctorSeries): UnspokenWarning[] {
  switch (series.identity) {
    case 'same-process':
      return [];
    case 'different-processes':
      return [{ code: 'different-processes', params: { agreementPercent: series.agreement ?? 0 } }];
    case 'unknown': {
      if (series.agreement === null || series.heaps.some((heap) => runtimeOf(heap) === 'bun'))
        return [{ code: 'ids-unusable' }];
      const code = series.oneProcessByName === true ? 'ids-renewed' : 'ids-differ';
      return [{ code, params: { agreementPercent: series.agreement } }];
    }
  }
}

/**
 * Which files only repeat an earlier one: they would be steps in which nothing grows, and hide a leak.
 * @returns per snapshot the position of the first with the same contents; its own when it is the first
 */
export function firstOfSame(heaps: readonly SlimHeap[]): readonly number[] {
  return heaps.map((heap, b) => heaps.findIndex((other, a) => a === b || sameContent(other.columns, heap.columns)));
}

/** The remark on a file that was left out because it repeats another. */
export function repeated(firstLabel: string, secondLabel: string): UnspokenWarning {
  return firstLabel === secondLabel
    ? { code: 'given-twice', params: { label: firstLabel } }
    : { code: 'duplicate', params: { firstLabel, secondLabel } };
}

function sameContent(a: SnapshotColumns, b: SnapshotColumns): boolean {
  if (a.nodes.count !== b.nodes.count || a.strings.count !== b.strings.count || a.jsonBytes !== b.jsonBytes)
    return false;
  return (
    sameNumbers(a.nodes.id, b.nodes.id) &&
    sameNumbers(a.nodes.selfSize, b.nodes.selfSize) &&
    sameNumbers(a.nodes.name, b.nodes.name)
  );
}

function sameNumbers(a: Uint32Array | Float64Array, b: Uint32Array | Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** What an order is read from that nothing proves. */
const GUESSED_ORDERS = ['name-time', 'name-number', 'name-word', 'modified', 'given'] as const;

function orderWarnings(series: DoctorSeries): UnspokenWarning[] {
  const { given, heaps, times, identity } = series;
  const backwards = (values: readonly (number | null)[]): boolean => {
    const known = values.filter((value) => value !== null);
    return known.some((value, i) => i > 0 && value < known[i - 1]);
  };
  const labels = heaps.map((_, i) => labelOf(series, i)).join(', ');
  if (identity === 'same-process' && series.keepOrder === true && backwards(newestIds(series))) {
    return [{ code: 'order-kept', params: { labels } }];
  }
  if (backwards((times ?? []).map((time) => (time === null ? null : Date.parse(time))))) {
    return [
      {
        code: identity === 'same-process' ? 'times-contradict' : 'times-against-order',
        params: { labels },
      },
    ];
  }
  const { order } = series;
  const guess = GUESSED_ORDERS.find((by) => by === order?.by);
  if (order?.proven === false && guess !== undefined) return [{ code: `order-${guess}`, params: { labels } }];
  const code = order?.by === 'taken' || order?.by === 'name-time' ? 'reordered-time' : 'reordered';
  return given !== undefined && backwards(given) ? [{ code, params: { labels } }] : [];
}

/** The largest id of a JS object (they are odd) per snapshot: grows with time inside one isolate. */
export function newestIds({ heaps, newestIds: known }: DoctorSeries): readonly number[] {
  return known ?? heaps.map(({ columns }) => newestObjectId(columns));
}

/** Neighbours between which hardly an object came into being: the work was not done, or is not in this process. */
function idleWarnings(series: DoctorSeries): UnspokenWarning[] {
  const newest = newestIds(series);
  return series.heaps.slice(1).flatMap((heap, i): UnspokenWarning[] => {
    const objects = Math.round((newest[i + 1] - newest[i]) / 2);
    const bytes = Math.abs(heap.totalShallowBytes - series.heaps[i].totalShallowBytes);
    if (objects <= 0 || objects >= IDLE_OBJECTS || bytes >= IDLE_BYTES) return [];
    return [
      {
        code: 'idle-step',
        params: { firstLabel: labelOf(series, i), secondLabel: labelOf(series, i + 1), objectCount: objects },
      },
    ];
  });
}

/** Different runtimes, or versions of one: other engine, other sizes, other names of the engine's own objects. */
function versionWarnings(series: DoctorSeries): UnspokenWarning[] {
  const runtimes = [...new Set(series.heaps.map(runtimeOf))];
  if (runtimes.length > 1) return [{ code: 'mixed-runtimes', params: { labels: runtimes.join(', ') } }];
  if (series.severalPrograms === true) return [{ code: 'mixed-programs' }];
  const readable = series.heaps.filter((heap) => heap.hasEdges);
  // One that can be read is compared with none.
  const versions =
    readable.length < 2 ? [] : [...new Set(readable.map(nodeVersion).filter((version) => version !== null))];
  if (versions.length > 1)
    return [
      {
        code: 'mixed-versions',
        params: { firstVersion: versions[0], lastVersion: versions[versions.length - 1] },
      },
    ];
  return new Set(series.heaps.map((heap) => formOf(heap.columns))).size > 1 ? [{ code: 'mixed-forms' }] : [];
}

/** What the header says of the writer: the names of fields and types change with V8. */
function formOf({ header }: SnapshotColumns): string {
  return [header.nodeFields, header.nodeTypes, header.edgeTypes, header.locationFields]
    .map((names) => names.join())
    .join(';');
}

/** `20.20.0` from `process.version`; null in other runtimes. The heap needs its edges. */
function nodeVersion(heap: SlimHeap): string | null {
  const { nodes, edges, strings, header } = heap.columns;
  const wanted = indexOfString(strings, 'process');
  const edgeName = indexOfString(strings, 'version');
  const property = header.edgeTypes.indexOf('property');
  if (wanted < 0 || edgeName < 0) return null;
  for (let n: NodeOrdinal = 0; n < nodes.count; n++) {
    if (nodes.name[n] !== wanted) continue;
    for (let e = nodes.firstEdge[n]; e < nodes.firstEdge[n + 1]; e++) {
      if (edges.type[e] !== property || edges.nameOrIndex[e] !== edgeName) continue;
      const version = /^v(\d+\.\d+\.\d+)$/.exec(stringAt(strings, nodes.name[edges.toNode[e]]))?.[1];
      if (version !== undefined) return version;
    }
  }
  return null;
}

/** Snapshots taken in different ways show objects that were there all the time as new. */
function modeWarnings(series: DoctorSeries): UnspokenWarning[] {
  const mixed = (test: (columns: SnapshotColumns) => boolean): boolean =>
    new Set(series.heaps.map((heap) => test(heap.columns))).size > 1;
  const warnings: UnspokenWarning[] = [];
  if (mixed(showsNumbers)) warnings.push({ code: 'mixed-numbers' });
  if (mixed(isRecording)) warnings.push({ code: 'mixed-recording' });
  if (mixed(hasWholeStrings)) warnings.push({ code: 'mixed-strings' });
  return warnings;
}

/** Written with `exposeNumericValues`: small integers are nodes, too. */
function showsNumbers({ nodes, strings, header }: SnapshotColumns): boolean {
  const number = header.nodeTypes.indexOf('number');
  const name = indexOfString(strings, 'smi number');
  // A program may have a string of this text: then nodes tell.
  for (let n = name < 0 ? nodes.count : 0; n < nodes.count; n++)
    if (nodes.type[n] === number && nodes.name[n] === name) return true;
  return false;
}

/** Written while allocations were recorded (`.heaptimeline`, allocation stacks). */
function isRecording({ samples, nodes }: SnapshotColumns): boolean {
  return (samples !== null && samples.count > 0) || nodes.traceNodeId !== null;
}

/** Written with a longer limit than V8's usual one, so that long strings are whole. */
function hasWholeStrings({ strings }: SnapshotColumns): boolean {
  for (let i = 0; i < strings.count; i++) if (strings.offset[i + 1] - strings.offset[i] > CUT_STRING_BYTES) return true;
  return false;
}
