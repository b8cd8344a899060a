// A hand-made report of a small shop server, in both languages: renderings, redaction and codec are tested on it
// where one rule is meant and a real snapshot would only be slower. It keeps every law of the contract.

import type {
  CompositionRow,
  Lang,
  PathHop,
  PathTreeNode,
  Report,
  ReportConstructor,
  ReportFinding,
} from '../types.ts';

export interface SampleOptions {
  readonly lang?: Lang;
  /** Snapshots in the series, at least 2; default 4. */
  readonly snapshots?: number;
  /** Findings to keep of the three there are; default 3. */
  readonly findings?: 0 | 1 | 2 | 3;
  /** Constructor rows beyond the named ones; default 0. */
  readonly extraConstructors?: number;
}

/** The texts of one finding, by language. */
type Spoken = Readonly<Record<Lang, string>>;

const hop = (
  edge: string | null,
  constructor: string,
  edgeKind: PathHop['edgeKind'],
  more: Pick<PathHop, 'objectId' | 'scope' | 'folded'> = {},
): PathHop => ({ edge, constructor, edgeKind, objectId: null, scope: null, ...more });

/** `start + i × step` for every snapshot. */
const line = (n: number, start: number, step: number): number[] =>
  Array.from({ length: n }, (_, i) => start + i * step);

interface FindingSeed {
  readonly constructor: string;
  readonly shape: string | null;
  readonly owner: ReportFinding['owner'];
  readonly path: readonly PathHop[];
  readonly composition: readonly CompositionRow[];
  readonly start: number;
  readonly step: number;
  readonly bytesPerEntry: number;
  readonly pattern: string;
  readonly kind: ReportFinding['kind'];
  readonly confidence: ReportFinding['confidence'];
  readonly sources: ReportFinding['sources'];
  readonly alsoHeldBy: ReportFinding['alsoHeldBy'];
  readonly title: Spoken;
  readonly explanation: Spoken;
  readonly advice: Spoken;
  readonly reasons: readonly Spoken[];
  readonly next: Spoken | null;
}

const SEEDS: readonly FindingSeed[] = [
  {
    constructor: 'Session',
    shape: null,
    owner: { constructor: 'Map', name: 'sessions', objectId: 14_021 },
    path: [
      hop(null, '(GC roots)', 'root'),
      hop('require cache', 'Module', 'property', {
        folded: [
          { edge: '(Global handles)', constructor: '(Global handles)' },
          { edge: 'context', constructor: 'system / Context' },
        ],
      }),
      hop('sessionStore', 'SessionStore', 'variable', { scope: 'session.store.ts' }),
      hop('sessions', 'Map', 'property', { objectId: 14_021, folded: [{ edge: 'table', constructor: '(array)' }] }),
      hop('[]', 'Session', 'entry'),
    ],
    composition: [
      { constructor: 'Session', count: 1, bytes: 56 },
      { constructor: '{id, email, roles}', count: 1, bytes: 40 },
      { constructor: 'Array', count: 1, bytes: 16 },
      { constructor: '(string)', count: 3, bytes: 200 },
    ],
    start: 1000,
    step: 1000,
    bytesPerEntry: 1536,
    pattern: 'unbounded-collection',
    kind: 'leak',
    confidence: 'high',
    sources: [
      {
        url: 'src/session.store.ts',
        line: 12,
        column: 5,
        name: 'SessionStore',
        generated: { url: 'dist/session.store.js', line: 18, column: 9 },
      },
    ],
    alsoHeldBy: [{ name: 'recent', constructor: 'Array', objectId: 14_055 }],
    title: { en: 'sessions (Map) in session.store.ts:12', ko: 'session.store.ts:12의 sessions (Map)' },
    explanation: {
      en: 'The Map known as sessions gained 1,000 Session objects at every step and let none of them go. Nothing in these snapshots removes an entry.',
      ko: 'sessions라는 Map에 단계마다 Session 객체가 1,000개씩 더해졌고 하나도 빠져나가지 않았습니다. 이 스냅샷들 안에서는 항목을 지우는 흔적이 없습니다.',
    },
    advice: {
      en: 'Give sessions a bound or a lifetime: delete the entry when the session ends, or keep it in an lru-cache with max and ttl.',
      ko: 'sessions에 상한이나 수명을 두십시오. 세션이 끝날 때 항목을 지우거나, max와 ttl을 정한 lru-cache에 담으십시오.',
    },
    reasons: [
      { en: 'Rises at every step by the same amount.', ko: '단계마다 같은 양만큼 늘어납니다.' },
      { en: 'The Map is the same object in every snapshot.', ko: '모든 스냅샷에서 같은 Map 객체입니다.' },
    ],
    next: null,
  },
  {
    constructor: 'Function',
    shape: null,
    owner: { constructor: 'EventEmitter', name: 'orders', objectId: 9_113 },
    path: [
      hop(null, '(GC roots)', 'root'),
      hop('orders', 'EventEmitter', 'variable', { scope: 'handleRequest in server.ts:31' }),
      hop('_events', 'Object', 'property'),
      hop('update', 'Array', 'property'),
      hop('[]', 'Function', 'element'),
    ],
    composition: [
      { constructor: 'Function', count: 1, bytes: 64 },
      { constructor: 'system / Context', count: 1, bytes: 48 },
    ],
    start: 10,
    step: 1000,
    bytesPerEntry: 640,
    pattern: 'listener',
    kind: 'leak',
    confidence: 'medium',
    sources: [{ url: 'src/server.ts', line: 31, column: 11, name: 'handleRequest' }],
    alsoHeldBy: [],
    title: { en: 'orders (EventEmitter) in server.ts:31', ko: 'server.ts:31의 orders (EventEmitter)' },
    explanation: {
      en: 'A listener for update is added to orders with every request and never removed.',
      ko: '요청마다 orders에 update 수신기가 더해지고 지워지지 않습니다.',
    },
    advice: {
      en: 'Remove the listener when the response closes, or use once.',
      ko: '응답이 닫힐 때 수신기를 지우거나 once를 쓰십시오.',
    },
    reasons: [{ en: 'Rises at every step.', ko: '단계마다 늘어납니다.' }],
    next: {
      en: 'A snapshot taken ten minutes after the load has stopped would decide.',
      ko: '부하를 멈추고 10분 뒤에 찍은 스냅샷이 있으면 판단할 수 있습니다.',
    },
  },
  {
    constructor: 'Object',
    shape: '{key, value, expires}',
    owner: { constructor: 'LRUCache', name: 'cache', objectId: null },
    path: [
      hop(null, '(GC roots)', 'root'),
      hop('cache', 'LRUCache', 'variable', { scope: 'products.ts' }),
      hop('[]', '{key, value, expires}', 'entry'),
    ],
    composition: [{ constructor: '{key, value, expires}', count: 1, bytes: 40 }],
    start: 400,
    step: 20,
    bytesPerEntry: 400,
    pattern: 'unknown',
    kind: 'warm-up',
    confidence: 'low',
    sources: [],
    alsoHeldBy: [],
    title: { en: 'cache (LRUCache) in products.ts', ko: 'products.ts의 cache (LRUCache)' },
    explanation: { en: 'A cache that is filling and levels off.', ko: '채워지면서 안정되는 캐시입니다.' },
    advice: { en: 'Nothing to do if its bound is intended.', ko: '상한이 의도한 값이라면 할 일이 없습니다.' },
    reasons: [{ en: 'The steps are getting smaller.', ko: '단계별 증가량이 줄어듭니다.' }],
    next: null,
  },
];

function finding(seed: FindingSeed, rank: number, n: number, lang: Lang): ReportFinding {
  const counts = line(n, seed.start, seed.step);
  const bytes = counts.map((count) => count * seed.bytesPerEntry);
  const last = bytes[n - 1] - bytes[0];
  const message = (part: string) => ({
    key: `sample.${rank}.${part}`,
    params: { owner: seed.owner.name ?? seed.owner.constructor, constructor: seed.constructor },
  });
  return {
    rank,
    kind: n < 3 ? 'growth' : seed.kind,
    confidence: seed.confidence,
    constructor: seed.constructor,
    shape: seed.shape,
    owner: seed.owner,
    growthKind: 'width',
    path: seed.path,
    alsoHeldBy: seed.alsoHeldBy,
    countBySnapshot: counts,
    retainedBytesBySnapshot: bytes,
    exclusiveBytes: Math.round(last * 0.9),
    sharedBytes: last,
    composition: seed.composition,
    bytesPerEntry: seed.bytesPerEntry,
    pattern: seed.pattern,
    sources: seed.sources,
    fingerprint: `sha256:${String(rank).repeat(64)}`,
    title: seed.title[lang],
    explanation: seed.explanation[lang],
    advice: seed.advice[lang],
    messages: {
      title: message('title'),
      explanation: [message('explanation')],
      advice: [message('advice')],
      reasons: seed.reasons.map((_, i) => message(`reason.${i}`)),
      next: seed.next === null ? null : message('next'),
    },
    reasons: seed.reasons.map((reason) => reason[lang]),
    next: seed.next === null ? null : seed.next[lang],
    cost: {
      unit: '1000 requests',
      bytesPerUnit: seed.step * seed.bytesPerEntry,
      ...(rank === 1
        ? { secondsToLimit: 93_600, limitBytes: 2_147_483_648, limitGiven: true }
        : { secondsToLimit: null }),
    },
    sampleObjectIds: [90_005, 90_003, 90_001],
    known: { status: 'new', reason: null },
  };
}

function constructorRow(
  name: string,
  engine: boolean,
  n: number,
  start: number,
  step: number,
  size: number,
): ReportConstructor {
  const counts = line(n, start, step);
  return {
    name,
    engine,
    countBySnapshot: counts,
    shallowBytesBySnapshot: counts.map((count) => count * size),
    retainedBytesBySnapshot: counts.map((count) => count * size * 4),
    addedCount: step * (n - 1),
    removedCount: 0,
    addedBytes: step * (n - 1) * size,
    removedBytes: 0,
  };
}

function pathTree(
  findings: readonly ReportFinding[],
  n: number,
  engine: readonly number[],
  other: readonly number[],
): PathTreeNode {
  const node = (
    edge: string,
    constructor: string,
    bytes: readonly number[],
    children: readonly PathTreeNode[],
    isEngine = false,
  ): PathTreeNode => ({
    edge,
    constructor,
    engine: isEngine,
    countBySnapshot: line(n, 10, 1),
    bytesBySnapshot: bytes,
    children,
    omitted: 0,
  });
  const children = findings.map((f) =>
    node(
      f.owner.name ?? '[]',
      f.owner.constructor,
      f.retainedBytesBySnapshot.map((b) => b + 4096),
      [node('[]', f.constructor, f.retainedBytesBySnapshot, [])],
    ),
  );
  children.push(
    node(
      '(engine)',
      '(compiled code)',
      engine.map((b) => b + 3_000_000),
      [],
      true,
    ),
    node(
      'globalThis',
      'Object',
      other.map((b) => b + 2_000_000),
      [],
    ),
  );
  const sum = line(n, 0, 0).map((_, i) => children.reduce((total, child) => total + child.bytesBySnapshot[i], 0));
  return node('(GC roots)', '(GC roots)', sum, children);
}

const SUMMARY: Spoken = {
  en: 'sessions (Map) keeps every Session it was ever given: 1,000 more at each step, 1.5 MB per 1000 requests.',
  ko: 'sessions (Map)가 받은 Session을 모두 보유합니다. 단계마다 1,000개, 요청 1,000건에 1.5 MB씩 늘어납니다.',
};
const NOTHING: Spoken = {
  en: 'No leak found: the heap is as large at the end as after warm-up.',
  ko: '누수를 찾지 못했습니다. 마지막 힙의 크기는 준비 단계가 끝났을 때와 같습니다.',
};

/** A report that keeps the contract's laws: arrays of one length, parts that add up, ranks from 1. */
export function sampleReport(options: SampleOptions = {}): Report {
  const { lang = 'en', snapshots: n = 4, findings: count = 3, extraConstructors = 0 } = options;
  const findings = SEEDS.slice(0, count).map((seed, i) => finding(seed, i + 1, n, lang));
  const growing = findings.map((f) => f.retainedBytesBySnapshot.map((b) => b - f.retainedBytesBySnapshot[0]));
  const engine = line(n, 0, 18_000);
  const other = line(n, 0, -2_500);
  const last = (values: readonly number[]) => values[n - 1];
  const findingsBytes = growing.reduce((sum, values) => sum + last(values), 0);
  const total = (i: number) => growing.reduce((sum, values) => sum + values[i], 0) + engine[i] + other[i];
  const summary = count === 0 ? NOTHING : SUMMARY;
  return {
    schema: 'heapdelta.report/1',
    tool: { name: 'heapdelta', version: '0.1.0' },
    lang,
    identity: 'same-process',
    identityAgreement: 1,
    snapshots: line(n, 1, 1).map((number, i) => ({
      label: `${number}.heapsnapshot`,
      fileBytes: 9_120_000 + i * 1_720_000,
      nodeCount: 98_000 + i * 17_000,
      edgeCount: 410_000 + i * 60_000,
      shallowBytes: 6_200_000 + total(i),
      runtime: 'node' as const,
      extraNativeBytes: i === 0 ? null : 120_000,
      takenAt: `2026-03-0${1 + i}T09:30:00Z`,
      sha256: String(number % 10).repeat(64),
    })),
    verdict: {
      kind: count === 0 ? 'none' : n < 3 ? 'growth' : 'leak',
      confidence: n < 3 ? 'medium' : 'high',
      summary: summary[lang],
      messages: { summary: { key: 'sample.summary' }, reasons: [{ key: 'sample.reason' }], next: null },
      reasons: [
        {
          en: 'Compared object by object inside one process.',
          ko: '한 프로세스 안에서 객체 하나하나를 맞대어 비교했습니다.',
        }[lang],
      ],
      next: null,
    },
    growth: {
      totalBytes: findingsBytes + last(engine) + last(other),
      findingsBytes,
      engineBytes: last(engine),
      otherBytes: last(other),
      bySnapshot: { findings: growing, engine, other },
    },
    findings,
    constructors: [
      constructorRow('Session', false, n, 1000, 1000, 56),
      constructorRow('Function', false, n, 8200, 1000, 64),
      constructorRow('(string)', false, n, 32_000, 3000, 66),
      constructorRow('{key, value, expires}', false, n, 400, 20, 40),
      constructorRow('Array', false, n, 4100, 1000, 16),
      constructorRow('(compiled code)', true, n, 11_000, 120, 150),
      constructorRow('(system)', true, n, 7000, 80, 70),
      ...line(extraConstructors, 1, 1).map((i) => constructorRow(`Model${i}`, false, n, i, i % 3, 48)),
    ],
    pathTree: pathTree(findings, n, engine, other),
    warnings: [
      {
        code: 'extra-native',
        message: {
          en: 'Memory outside the JS heap grew too; these files cannot show it.',
          ko: 'JS 힙 바깥의 메모리도 늘었습니다. 이 파일에는 나타나지 않습니다.',
        }[lang],
      },
    ],
    per: '1000 requests',
    heapLimitBytes: 2_147_483_648,
  };
}
