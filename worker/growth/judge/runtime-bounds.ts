// What a runtime keeps by itself up to a bound of its own: a browser's performance timeline, its navigation history, the
// console's messages. Such growth is the runtime's, never a leak, also before the bound is reached and with two files.
// The table is data: who holds, what is held, how much at most, and where that bound is written or was counted.

import { stringAt, type Bytes, type NodeOrdinal } from 'heapsnapshot-parser-lite';
import { firstRetainers, inSlices, runtimeOf, sourceOfEdge } from '../../heap/index.ts';
import type { SlimHeap } from '../../heap/types.ts';
import type { Namer } from '../name/links.ts';
import type { KnownMessage } from '../../report/unspoken.ts';
import type { Growth } from '../types.ts';
import { growthOf } from '../../base/by-snapshot.ts';

/** One kind of record that a runtime keeps. */
export interface RuntimeBound {
  readonly id: RuntimeKeepsId;
  /** Constructor of the object that holds the records. */
  readonly holder: RegExp;
  /** Name of the holder; without it any name will do. */
  readonly name?: RegExp;
  /** Constructor of the records. */
  readonly entry: RegExp;
  /** … but not these, which programs add and no bound holds back. */
  readonly except?: RegExp;
  /** Only what the holder's own tables take counts, not what hangs from it. */
  readonly swells?: true;
  /** Name that the edge from the holder to each record must have; without it any edge will do. */
  readonly edge?: RegExp;
  /**
   * Most records that one holder keeps; null where the bound is known to exist but differs by kind or version. A
   * bound that the program can raise is `raised`: more records than that are the program's own wish.
   */
  readonly bound: number | null;
  readonly raised?: true;
  /** Where the bound is written down, or what it was counted on. */
  readonly source: string;
  /** Its records are among `RUNTIME_RECORDS`: their bytes are counted there, wherever they hang. */
  readonly counted?: true;
}

/** What a runtime keeps; the sentence for people is `report.runtime.<id>`. */
type RuntimeKeepsId = 'timeline' | 'history' | 'console' | 'network-log' | 'fonts' | 'styles';

const RUNTIME_BOUNDS: readonly RuntimeBound[] = [
  {
    id: 'timeline',
    holder: /^Performance$/,
    entry: /^PerformanceResourceTiming$/,
    bound: 250,
    raised: true,
    counted: true,
    source: 'Resource Timing, "resource timing buffer size limit"; performance.setResourceTimingBufferSize raises it',
  },
  {
    // Marks and measures have a list of their own there, without a bound.
    id: 'timeline',
    holder: /^Array$/,
    name: /^resourceTiming(Secondary)?Buffer$/,
    entry: /^PerformanceResourceTiming$/,
    bound: 250,
    raised: true,
    source:
      "Node's lib/internal/perf/observe.js, resourceTimingBufferSizeLimit; performance.setResourceTimingBufferSize raises it",
  },
  {
    // Whatever a browser adds to its timeline next has a bound, too: only marks and measures have none (Timing Entry
    // Names Registry, column maxBufferSize). Counted on Chromium 156: long task 200, long animation frame 200, layout
    // shift 150, element 150, event 150, largest contentful paint 150, interaction contentful paint 150, soft
    // navigation 50.
    id: 'timeline',
    holder: /^Performance$/,
    entry:
      /^(Performance\w+|LargestContentfulPaint|InteractionContentfulPaint|LayoutShift|LayoutShiftAttribution|TaskAttributionTiming|VisibilityStateEntry|\w+(Timing|Paint|Entry))$/,
    except: /^Performance(Mark|Measure|Observer|ResourceTiming)$/,
    bound: null,
    counted: true,
    source: 'W3C Timing Entry Names Registry, maxBufferSize; counted on Chromium 156',
  },
  {
    // A layout shift refers to the elements that moved, and where only they refer back it hangs from their document.
    id: 'timeline',
    holder: /^(HTML)?Document$/,
    entry:
      /^(Performance\w+|LargestContentfulPaint|InteractionContentfulPaint|LayoutShift|LayoutShiftAttribution|TaskAttributionTiming)$/,
    except: /^Performance(Mark|Measure|Observer)$/,
    bound: null,
    counted: true,
    source: 'as above; seen with the players of video.js 7.21 on Chromium 156',
  },
  {
    // What a record of the timeline refers to goes with the record.
    id: 'timeline',
    holder: /^(LayoutShift|Performance(?!Mark$|Measure$|Observer)\w+)$/,
    entry: /^(LayoutShiftAttribution|TaskAttributionTiming|PerformanceScriptTiming)$/,
    bound: null,
    counted: true,
    source: 'as above; seen with swagger-ui 5.17 on Chromium 156: sources of 54 layout shifts',
  },
  {
    id: 'history',
    holder: /^Navigation$/,
    entry: /^NavigationHistoryEntry$/,
    bound: 50,
    counted: true,
    source: "Chromium's kMaxSessionHistoryEntries; 51 counted on Chromium 156 while the next one is being made",
  },
  {
    // Its rules and sheets hang from the elements and sheets that a program made; what swells in it are its own tables.
    id: 'styles',
    holder: /^(HTML)?Document$/,
    entry: /^StyleEngine$/,
    bound: null,
    counted: true,
    source: "Blink's tables of media queries and parsed values, swept by the collector; seen with fullcalendar 6.1.21",
  },
  {
    // Elements that are parsed from a text share their attributes by a table of the document's.
    id: 'styles',
    holder: /^(HTML)?Document$/,
    entry: /^(HTML)?Document$/,
    swells: true,
    bound: null,
    source:
      "Blink's ElementDataCache and parsed property values; seen with the swatches of pickr 1.5.1 on Chromium 156",
  },
  {
    id: 'console',
    holder: /^\(Global handles\)$/,
    entry: /./,
    edge: /(^|\/ )DevTools console$/,
    bound: 1000,
    source: "V8's V8ConsoleMessageStorage, maxConsoleMessageCount",
  },
];

/** Records of a browser that no JavaScript object holds: they are told by their own names, wherever they hang. */
interface RuntimeRecord {
  readonly id: RuntimeKeepsId;
  /** Name of the native node, beginning at its start. */
  readonly name: RegExp;
  /** What holds them back. */
  readonly source: string;
}

const RUNTIME_RECORDS: readonly RuntimeRecord[] = [
  {
    id: 'timeline',
    name: /^(Performance(?!Mark$|Measure$|Observer)\w+|LargestContentfulPaint|InteractionContentfulPaint|LayoutShift(Attribution)?|TaskAttributionTiming|VisibilityStateEntry|blink::Heap\w+Backing<.*blink::Performance(Entry|EventTiming|Observer))/,
    source: 'the bounds of `timeline` above; the tables that hold the records grow with them',
  },
  {
    id: 'history',
    name: /^(NavigationHistoryEntry$|blink::Heap\w+Backing<.*blink::NavigationHistoryEntry)/,
    source: 'the bound of `history` above',
  },
  {
    id: 'network-log',
    name: /^(blink::NetworkResourcesData|blink::Heap\w+Backing<.*blink::NetworkResourcesData)/,
    source:
      'an attached client that enabled the network domain: bytes of bodies up to its maxTotalBufferSize, and the log goes when it detaches',
  },
  {
    id: 'fonts',
    name: /^(blink::(ShapeCache|ShapeResult|FontCache|SimpleFontData|PlainTextNode|WordShape)|blink::Heap\w+Backing<.*blink::(ShapeCache|ShapeResult|FontCache|SimpleFontData|PlainText|HarfBuzz))/,
    source: "Blink's shape cache of each font: 10,000 words (kMaxSize), then it is emptied",
  },
  {
    id: 'styles',
    name: /^(blink::(MediaQuery\w*|CSSNumericLiteralValue|cssvalue::CSSColor|CSSIdentifierValue|MatchedProperties\w*|CachedMatchedProperties)|blink::Heap\w+Backing<.*blink::(MediaQuery|CSSValue|SpaceSplitString|MatchedProperties|CachedMatchedProperties|AtomicString))/,
    source:
      "Blink's pools of parsed values and matched properties: swept by the garbage collector, bounded per document",
  },
  {
    id: 'timeline',
    name: /^(blink::(SoftNavigation\w*|TextRecord|ImageRecord|PaintTiming\w*|LargestContentfulPaint\w*|AnimationFrameTimingInfo|ScriptTimingInfo)|blink::Heap\w+Backing<.*blink::(SoftNavigation|TextRecord|ImageRecord|LargestContentfulPaint|ScriptTimingInfo|AnimationFrameTimingInfo|ContextLifecycleObserver|ScriptWrappable))/,
    source: 'what is painted is measured for the timeline: the records end with the entry or the node they are of',
  },
];

/** A bound is passed by this much while the newest record displaces the oldest. */
const OVER_BOUND = 1.05;
/** Entries looked at when their edges decide. */
const SAMPLE = 64;
/** From this part of the entries on, their edges tell of all. */
const MOST = 0.9;

/** Bytes of records by what they are of. */
export type RecordBytes = Partial<Readonly<Record<RuntimeKeepsId, Bytes>>>;

/**
 * Bytes of the records that a browser keeps by itself; nothing for files of other runtimes. Marks, measures and
 * whatever the program put there are not among them. Linear in the nodes; names are matched once each.
 */
export function runtimeRecordsOf(heap: SlimHeap): RecordBytes {
  if (runtimeOf(heap) !== 'chromium') return {};
  const { nodes, header, strings } = heap.columns;
  const native = header.nodeTypes.indexOf('native');
  const { type, name } = nodes;
  const known = new Uint8Array(strings.count);
  const bytes: Partial<Record<RuntimeKeepsId, Bytes>> = {};
  const add = (node: number): void => {
    const string = name[node];
    if (known[string] === 0) known[string] = 2 + recordCalled(stringAt(strings, string));
    if (known[string] === NO_RECORD) return;
    const { id } = RUNTIME_RECORDS[known[string] - 2];
    bytes[id] = (bytes[id] ?? 0) + nodes.selfSize[node];
  };
  inSlices(nodes.count, undefined, (from, to) => {
    for (let node = from; node < to; node++) if (type[node] === native && known[name[node]] !== NO_RECORD) add(node);
  });
  return bytes;
}

/** Per string: not looked at, none of the records, or 2 + the place of its record in the list. */
const NO_RECORD = 1;

/** Place of the record of that name; -1 without. Most names of a page are elements with their attributes, which no record begins with. */
function recordCalled(name: string): number {
  return name.startsWith('<') ? -1 : RUNTIME_RECORDS.findIndex((record) => record.name.test(name));
}

/** @returns bytes of all records of one snapshot */
export function sumOfRecords(records: RecordBytes): Bytes {
  return Object.values(records).reduce((sum, bytes) => sum + bytes, 0);
}

/** Less than this many bytes of growth is not worth a sentence: a page of nothing but text brings some 10 kB of records. */
const MIN_TOLD_BYTES = 16_384;
/** … nor less than this part of the heap's growth. */
const MIN_TOLD_SHARE = 0.1;

/**
 * What the reader should be told of the runtime's own growth, the largest first.
 * @param ofRuntime - growths with a bound
 * @param records - per snapshot
 * @param heapGrowth - bytes, last minus first
 */
export function runtimeNotes(
  ofRuntime: readonly RuntimeGrowth[],
  records: readonly RecordBytes[],
  heapGrowth: Bytes,
): KnownMessage[] {
  const [first, last] = [records[0], records[records.length - 1]];
  const growth = new Map<RuntimeKeepsId, Bytes>();
  for (const id of Object.keys(last) as RuntimeKeepsId[]) growth.set(id, (last[id] ?? 0) - (first[id] ?? 0));
  for (const { bound, bytesBySnapshot } of ofRuntime)
    growth.set(bound.id, (growth.get(bound.id) ?? 0) + growthOf(bytesBySnapshot));
  const least = Math.max(MIN_TOLD_BYTES, MIN_TOLD_SHARE * heapGrowth);
  return [...growth]
    .filter(([, bytes]) => bytes >= least)
    .sort((x, y) => y[1] - x[1])
    .map(([id, growthBytes]) => ({ key: `report.runtime.${id}`, params: { growthBytes } }));
}

/** A growth that the runtime holds back by itself. */
export interface RuntimeGrowth {
  readonly growth: Growth;
  readonly bound: RuntimeBound;
  /** Its bytes per snapshot without those that are counted as the engine's anyway, or as records. */
  readonly bytesBySnapshot: readonly number[];
}

/** @returns the growths that are the runtime's own up to a bound, in the order given. */
export function runtimeGrowths(namer: Namer, growths: readonly Growth[]): RuntimeGrowth[] {
  return growths.flatMap((growth) => {
    const bound = runtimeBoundOf(namer, growth);
    if (bound === null) return [];
    const { retainedBySnapshot: retained, candidate } = growth;
    const bytesBySnapshot = retained.map((bytes, i) => (bound.counted ? 0 : bytes - candidate.engineBySnapshot[i]));
    return [{ growth, bound, bytesBySnapshot }];
  });
}

/**
 * Whether a growth is the runtime's own.
 * @returns the bound that holds it back, or null: then the growth is the program's
 */
export function runtimeBoundOf(namer: Namer, growth: Growth): RuntimeBound | null {
  const { owner, entryConstructor, countBySnapshot, growthKind } = growth;
  const count = countBySnapshot[countBySnapshot.length - 1];
  return (
    RUNTIME_BOUNDS.find(
      (rule) =>
        rule.holder.test(owner.constructor) &&
        rule.name?.test(owner.name ?? '') !== false &&
        rule.entry.test(entryConstructor) &&
        (rule.swells === undefined || (growthKind === 'bytes' && isTablesOnly(namer, owner.node))) &&
        rule.except?.test(entryConstructor) !== true &&
        // Many frames have a timeline each: the bound is one holder's.
        (rule.raised === undefined || rule.bound === null || owner.node === null || count <= rule.bound * OVER_BOUND) &&
        (rule.edge === undefined || areHeldBy(namer, growth.candidate.freshEntries, rule.edge)),
    ) ?? null
  );
}

/** Whether most of what an object keeps through plumbing are the browser's own records, and not, say, buffers of a script. */
function isTablesOnly(namer: Namer, owner: NodeOrdinal | null): boolean {
  if (owner === null) return false;
  const { columns, dominator } = namer.heap;
  const { nodes, edges } = columns;
  const seen = new Set<NodeOrdinal>([owner]);
  const stack = [owner];
  let own = 0;
  let others = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
      const to = edges.toNode[e];
      if (seen.has(to) || dominator[to] !== node || !namer.isPlumbing(to)) continue;
      seen.add(to);
      stack.push(to);
      if (namer.rawName(to).startsWith('blink::')) own += nodes.selfSize[to];
      else others += nodes.selfSize[to];
    }
  }
  return own > others;
}

/** Whether nearly all entries are held by a root through an edge of that name. */
function areHeldBy(namer: Namer, entries: readonly NodeOrdinal[], edgeName: RegExp): boolean {
  const step = Math.max(1, Math.floor(entries.length / SAMPLE));
  let looked = 0;
  let held = 0;
  for (let i = 0; i < entries.length; i += step, looked++) {
    for (const edge of firstRetainers(namer.heap, entries[i])) {
      if (!namer.isSynthetic(sourceOfEdge(namer.heap, edge)) || !edgeName.test(namer.edgeName(edge))) continue;
      held++;
      break;
    }
  }
  return looked > 0 && held >= MOST * looked;
}
