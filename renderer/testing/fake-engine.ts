// An engine made of thin air, with the shapes of the real one: for unit tests and for designing screens. Never shipped.

import type {
  ConstructorRowData,
  EdgeRow,
  EngineApi,
  ObjectDetail,
  ObjectRow,
  PathRowData,
  Progress,
  Rows,
} from '../../worker/engine/api.ts';
import { unspoken } from '../../worker/report/testing/unspoken.ts';
import type { PathTreeNode, VerdictKind } from '../../worker/report/types.ts';
import type { EngineProcess } from '../../library/web/spawn.ts';
import { fakeReport } from './fake-report.ts';

export interface FakeOptions {
  readonly verdict?: VerdictKind;
  readonly constructors?: number;
  /** Milliseconds per phase while opening. */
  readonly pace?: number;
}

const NAMES = [
  'Session',
  '(string)',
  '(array)',
  'Map',
  'Function',
  '{id, user, cart}',
  'Array',
  'system / Context',
  '(compiled code)',
  'Date',
  'Buffer',
  'Promise',
  'IncomingMessage',
  'Socket',
];
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function constructorRow(i: number): ConstructorRowData {
  const base = 1 + ((i * 7919) % 1000);
  const growth = i === 0 ? 1000 : (i * 31) % 5 === 0 ? -(i % 40) : (i * 13) % 97;
  const name = i < NAMES.length ? NAMES[i] : `Class${i}`;
  return {
    key: `${name}#${i}`,
    name,
    engine: name.startsWith('(') || name.startsWith('system'),
    source: i % 3 === 0 ? { url: 'file:///srv/shop/dist/session.store.js', line: 12 + i, column: 4 } : null,
    distance: 3 + (i % 9),
    countBySnapshot: [base, base + growth, base + 2 * growth],
    shallowBytesBySnapshot: [base * 56, (base + growth) * 56, (base + 2 * growth) * 56],
    retainedBytesBySnapshot: [base * 400, (base + growth) * 400, (base + 2 * growth) * 400],
    addedCount: Math.max(0, 2 * growth),
    removedCount: Math.max(0, -2 * growth),
    survivedCount: base,
    addedBytes: Math.max(0, 2 * growth) * 56,
    removedBytes: Math.max(0, -2 * growth) * 56,
  };
}

function objectRow(id: number): ObjectRow {
  return {
    objectId: id,
    constructor: NAMES[id % NAMES.length],
    type: 'object',
    preview: id % 2 === 0 ? '"session-cookie=…"' : '{id, user, cart}',
    shallowBytes: 56 + (id % 7) * 8,
    retainedBytes: 4096 + (id % 13) * 512,
    distance: 6,
    survived: id % 3 === 0,
    detached: false,
  };
}

function edgeRow(id: number, i: number): EdgeRow {
  const kinds = ['property', 'variable', 'entry', 'internal', 'element'] as const;
  const edgeKind = kinds[i % kinds.length];
  return {
    ...objectRow(id),
    edge: edgeKind === 'element' ? `[${i}]` : ['user', 'cart', 'table', 'map', 'id'][i % 5],
    edgeKind,
    engine: edgeKind === 'internal',
    expandable: true,
  };
}

function page<T>(total: number, offset: number, limit: number, make: (i: number) => T): Rows<T> {
  const rows: T[] = [];
  for (let i = offset; i < Math.min(total, offset + limit); i++) rows.push(make(i));
  return { generation: 1, total, unfilteredTotal: total, offset, rows };
}

const M = 1_000_000;
function tree(depth: number, bytes: readonly number[], name: string, edge: string): PathTreeNode {
  const share = [0.55, 0.22, 0.12, 0.06];
  const children =
    depth === 0
      ? []
      : share.map((s, i) =>
          tree(
            depth - 1,
            bytes.map((b, k) => b * s * (i === 0 ? 1 : 1 - k * 0.05)),
            NAMES[(depth * 3 + i) % NAMES.length],
            ['sessions', 'cache', 'bus', 'table'][i],
          ),
        );
  return {
    edge,
    constructor: name,
    engine: name.startsWith('('),
    countBySnapshot: bytes.map((b) => Math.round(b / 400)),
    bytesBySnapshot: bytes,
    children,
    omitted: depth === 0 ? 12 : 0,
  };
}

/** Path ids of the fake are child positions joined by dots. */
function nodeAt(id: string): PathTreeNode | null {
  let node: PathTreeNode = tree(7, [22.1 * M, 28.9 * M, 36.2 * M], '(GC roots)', '');
  if (id === '') return node;
  for (const part of id.split('.')) {
    const next = node.children[Number(part)];
    if (next === undefined) return null;
    node = next;
  }
  return node;
}

function pathRows(expanded: ReadonlySet<string>): PathRowData[] {
  const rows: PathRowData[] = [];
  const visit = (node: PathTreeNode, id: string, depth: number, position: number, siblings: number): void => {
    const open = expanded.has(id);
    rows.push({
      id,
      depth,
      edge: node.edge,
      constructor: node.constructor,
      engine: node.engine,
      expandable: node.children.length > 0,
      expanded: open,
      position,
      siblings,
      countBySnapshot: node.countBySnapshot,
      bytesBySnapshot: node.bytesBySnapshot,
      sampleObjectId: 91_233,
    });
    if (open)
      node.children.forEach((c, i) =>
        visit(c, id === '' ? String(i) : `${id}.${i}`, depth + 1, i + 1, node.children.length),
      );
  };
  const root = nodeAt('');
  if (root !== null) visit(root, '', 0, 1, 1);
  return rows;
}

/** A fake engine. */
export function fakeEngine({ verdict = 'leak', constructors = 100_000, pace = 0 }: FakeOptions = {}): EngineApi {
  const cancelledJobs = new Set<number>();
  const all = Array.from({ length: constructors }, (_, i) => constructorRow(i));
  return {
    async open(jobId, sources, _options, onProgress) {
      const say = async (p: Progress): Promise<void> => {
        if (cancelledJobs.has(jobId))
          throw new Error(JSON.stringify({ code: 'cancelled', file: null, where: null, params: {} }));
        onProgress(p);
        if (pace > 0) await sleep(pace);
      };
      for (const phase of ['reading', 'graph', 'sizes', 'dominators', 'names'] as const) {
        for (const fraction of [0, 0.5, 1])
          for (let i = 0; i < sources.length; i++) await say({ snapshot: i, phase, fraction });
      }
      for (const phase of ['matching', 'owners', 'ranking', 'paths', 'report'] as const)
        await say({ snapshot: null, phase, fraction: 0.5 });
      return { generation: 1, report: unspoken(fakeReport(verdict)), failures: [], order: sources.map((_, i) => i) };
    },
    estimate: async (sizes) => ({ neededBytes: sizes.map((s) => s * 2), availableBytes: 8_000 * M }),
    cancel: async (jobId) => void cancelledJobs.add(jobId),
    async constructors(query) {
      const needle = query.filter.toLowerCase();
      const rows = all.filter((r) => (!query.hideEngine || !r.engine) && r.name.toLowerCase().includes(needle));
      const last = (values: readonly number[]): number => values[values.length - 1];
      const by = (r: ConstructorRowData): number =>
        query.sort.by === 'count'
          ? last(r.countBySnapshot)
          : last(r.retainedBytesBySnapshot) - r.retainedBytesBySnapshot[0];
      rows.sort(
        (a, b) =>
          (query.sort.by === 'name' ? a.name.localeCompare(b.name) : by(a) - by(b)) * (query.sort.descending ? -1 : 1),
      );
      return { ...page(rows.length, query.offset, query.limit, (i) => rows[i]), unfilteredTotal: all.length };
    },
    classObjects: async (query) => page(3000, query.offset, query.limit, (i) => objectRow(90_001 + i * 2)),
    async object(ref): Promise<ObjectDetail> {
      return {
        ...objectRow(ref.objectId),
        snapshot: ref.snapshot,
        classKey: 'Session#0',
        source: { url: 'file:///srv/shop/dist/session.store.js', line: 12, column: 16 },
        fieldCount: 40,
        retainerCount: 3,
        dominators: [objectRow(20_417), objectRow(20_401), objectRow(1)],
        pathFromRoot: [edgeRow(3, 3), edgeRow(20_401, 1), edgeRow(20_417, 0), edgeRow(ref.objectId, 2)],
        text: null,
        madeBy: [],
      };
    },
    fields: async (query) => page(40, query.offset, query.limit, (i) => edgeRow(query.ref.objectId * 3 + i, i)),
    retainers: async (query) => page(3, query.offset, query.limit, (i) => edgeRow(query.ref.objectId * 5 + i, i)),
    dominated: async (query) => page(12, query.offset, query.limit, (i) => objectRow(query.ref.objectId * 7 + i)),
    cut: async () => ({ freedBytes: 4.1 * M, freedCount: 12_400, totalBytes: 36.2 * M }),
    async paths(query) {
      const rows = pathRows(new Set(query.expanded));
      return page(rows.length, query.offset, query.limit, (i) => rows[i]);
    },
    pathTree: async (id) => nodeAt(id),
    search: async (_jobId, query) =>
      page(57, query.offset, query.limit, (i) => ({
        kind: query.kinds[i % query.kinds.length],
        label: `${query.text}${i}`,
        detail: 'Session @91233',
        classKey: null,
        object: objectRow(91_233 + i),
        count: 1 + i,
      })),
    kept: async (_jobId, query) => ({
      ...page(9, query.offset, query.limit, (i) => all[i]),
      snapshots: [0, 2],
      countBySnapshot: [100, 300],
      shallowBytesBySnapshot: [4096, 12_288],
    }),
    groups: async (_jobId, query) => ({
      ...page(9, query.offset, query.limit, (i) => ({
        key: String(i),
        label: `text ${i}`,
        detail: '',
        source: null,
        countBySnapshot: [2, 9],
        shallowBytesBySnapshot: [64, 288],
        retainedBytesBySnapshot: [64, 288],
        sample: { snapshot: 2, objectId: 90_001 + i },
      })),
      snapshots: [0, 2],
      available: true,
    }),
    find: async (_jobId, query) => ({
      ...page(40, query.offset, query.limit, (i) => objectRow(90_001 + i * 2)),
      shallowBytes: 12_288,
    }),
    ranking: async () => [
      {
        step: 'judged',
        what: 'Session in sessions (Map)',
        decision: 'leak, high: kept',
        because: [{ rule: 'of what came, still there', value: 400, limit: 400 }],
      },
    ],
    compare: () => Promise.resolve(null),
    sourceText: () => Promise.resolve(null),
    statistics: async () =>
      fakeReport(verdict).snapshots.map((s) => ({
        label: s.label,
        fileBytes: s.fileBytes,
        nodeCount: s.nodeCount,
        edgeCount: s.edgeCount,
        stringCount: 120_000,
        shallowBytes: s.shallowBytes,
        byKind: [
          { kind: 'code', bytes: 4 * M },
          { kind: 'strings', bytes: 6 * M },
          { kind: 'arrays', bytes: 5 * M },
          { kind: 'typedArrays', bytes: 1 * M },
          { kind: 'system', bytes: 2 * M },
          { kind: 'other', bytes: s.shallowBytes - 18 * M },
        ],
        extraNativeBytes: s.extraNativeBytes,
        detachedCount: 0,
        maxObjectId: 120_001,
      })),
    close: async () => undefined,
  };
}

/** A fake engine as a process the client can hold. */
export function fakeProcess(options: FakeOptions = {}): EngineProcess {
  return { api: fakeEngine(options), onDeath: () => undefined, terminate: () => undefined };
}
