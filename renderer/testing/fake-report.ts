// A report as the engine would write it for the session-map server, for tests and for designing screens. Never shipped.

import type { PathTreeNode, Report, ReportFinding, VerdictKind } from '../../worker/report/types.ts';

const M = 1_000_000;

function finding(rank: number, part: Partial<ReportFinding>): ReportFinding {
  return {
    rank,
    kind: 'leak',
    confidence: 'high',
    constructor: 'Session',
    shape: null,
    owner: { constructor: 'Map', name: 'sessions', objectId: 20_417 },
    growthKind: 'width',
    path: [
      { edge: null, constructor: '(GC roots)', objectId: 3, edgeKind: 'root' },
      {
        edge: 'store',
        constructor: 'SessionStore',
        objectId: 20_401,
        edgeKind: 'variable',
        scope: 'module scope of session.store.js',
        folded: [
          { edge: '(Global handles)', constructor: '(Global handles)' },
          { edge: 'context', constructor: 'system / Context' },
          { edge: 'scope_info', constructor: 'system / ScopeInfo' },
        ],
      },
      { edge: 'sessions', constructor: 'Map', objectId: 20_417, edgeKind: 'property' },
      {
        edge: '[]',
        constructor: 'Session',
        objectId: 91_233,
        edgeKind: 'entry',
        folded: [{ edge: 'table', constructor: '(array)' }],
      },
    ],
    alsoHeldBy: [{ name: 'recent', constructor: 'Array', objectId: 20_555 }],
    countBySnapshot: [1000, 2000, 3000],
    retainedBytesBySnapshot: [4.1 * M, 8.2 * M, 12.4 * M],
    exclusiveBytes: 11.9 * M,
    sharedBytes: 12.1 * M,
    composition: [
      { constructor: 'Session', count: 1, bytes: 56 },
      { constructor: '{id, user, cart}', count: 2, bytes: 144 },
      { constructor: 'Array', count: 1, bytes: 272 },
      { constructor: '(string)', count: 12, bytes: 3100 },
      { constructor: 'Date', count: 2, bytes: 88 },
    ],
    bytesPerEntry: 4128,
    pattern: 'unbounded-collection',
    sources: [{ url: 'file:///srv/shop/dist/session.store.js', line: 12, column: 16, name: 'SessionStore' }],
    fingerprint: 'sha256:5b1f',
    title: 'sessions (Map) in session.store.js:12',
    explanation:
      'The Map “sessions” gains 1,000 Session entries in every interval and never loses one. Each entry brings about 4.1 kB.',
    advice:
      'Give the store a bound or an expiry: delete the session in the logout and expiry handlers, or use a store with a ttl. Nothing removes entries from “sessions” today.',
    messages: { title: { key: 'x' }, explanation: [], advice: [], reasons: [], next: null },
    reasons: [
      'It grew in every interval, by nearly the same amount.',
      'The same Map is in all three snapshots.',
      'No entry of the first snapshot was removed.',
    ],
    next: null,
    cost: { unit: '1,000 requests', bytesPerUnit: 4.1 * M, secondsToLimit: 3 * 86_400 },
    sampleObjectIds: [91_233, 91_235, 91_237],
    known: null,
    ...part,
  };
}

const FINDINGS: readonly ReportFinding[] = [
  finding(1, {}),
  finding(2, {
    constructor: 'Function',
    owner: { constructor: 'EventEmitter', name: 'bus', objectId: 30_001 },
    countBySnapshot: [210, 1210, 2210],
    retainedBytesBySnapshot: [0.2 * M, 1.1 * M, 2.05 * M],
    exclusiveBytes: 1.8 * M,
    sharedBytes: 1.9 * M,
    pattern: 'listeners',
    fingerprint: 'sha256:77aa',
    title: 'listeners of “order” on bus (EventEmitter) in events.js:4',
    explanation: 'Every request adds a listener for “order” to the EventEmitter “bus” and none is removed.',
    advice: 'Remove the listener when the request ends (bus.off in the “close” handler) or register it once at start.',
    bytesPerEntry: 925,
    composition: [
      { constructor: 'Function', count: 1, bytes: 64 },
      { constructor: 'system / Context', count: 1, bytes: 48 },
      { constructor: '{req, res}', count: 1, bytes: 813 },
    ],
    alsoHeldBy: [],
    sources: [],
    cost: null,
    confidence: 'medium',
    path: [
      { edge: null, constructor: '(GC roots)', objectId: 3, edgeKind: 'root' },
      {
        edge: 'bus',
        constructor: 'EventEmitter',
        objectId: 30_001,
        edgeKind: 'variable',
        scope: 'module scope of events.js',
      },
      { edge: '_events', constructor: 'Object', objectId: 30_003, edgeKind: 'property' },
      { edge: 'order', constructor: 'Array', objectId: 30_005, edgeKind: 'property' },
      { edge: '[]', constructor: 'Function', objectId: 94_001, edgeKind: 'element' },
    ],
  }),
  finding(3, {
    kind: 'warm-up',
    confidence: 'low',
    constructor: 'CompiledTemplateWithAnUnreasonablyLongMinifiedName_$$_e7f3a1',
    owner: { constructor: 'Object', name: 'templateCache', objectId: 41_001 },
    countBySnapshot: [12, 84, 85],
    retainedBytesBySnapshot: [0.1 * M, 0.8 * M, 0.81 * M],
    exclusiveBytes: 0.7 * M,
    sharedBytes: 0.7 * M,
    pattern: 'memoize',
    fingerprint: 'sha256:90ff',
    title: 'templateCache (Object) in views.js:30',
    explanation: 'The object “templateCache” filled up in the first interval and has nearly stopped growing.',
    advice: 'Nothing to do unless it grows again: take one more snapshot under the same load to be sure.',
    next: 'A fourth snapshot after the same load would settle it.',
    cost: null,
    alsoHeldBy: [],
  }),
];

const TREE: PathTreeNode = {
  edge: '',
  constructor: '(GC roots)',
  engine: false,
  countBySnapshot: [1, 1, 1],
  bytesBySnapshot: [22.1 * M, 28.9 * M, 36.2 * M],
  omitted: 0,
  children: [],
};

/** The report of a leaking server with three findings; `kind` changes the verdict. */
export function fakeReport(kind: VerdictKind = 'leak'): Report {
  const findings = kind === 'none' ? [] : FINDINGS;
  const summaries: Readonly<Record<VerdictKind, string>> = {
    leak: 'Your program leaks: the Map “sessions” in session.store.js gains 1,000 Session objects in every interval, 4.1 MB each time.',
    growth: 'The Map “sessions” grew by 1,000 entries; with two snapshots this cannot be told from warm-up.',
    'warm-up': 'The heap grew while caches filled and has come to rest; nothing keeps growing.',
    none: 'No leak found: over three snapshots nothing keeps growing.',
  };
  return {
    schema: 'heapdelta.report/1',
    tool: { name: 'heapdelta', version: '0.1.0' },
    lang: 'en',
    identity: 'same-process',
    identityAgreement: 1,
    snapshots: ['warm', 'after 1,000 requests', 'after 2,000 requests'].map((label, i) => ({
      label,
      fileBytes: 38 * M + i * 9 * M,
      nodeCount: 402_000 + i * 90_000,
      edgeCount: 1_800_000 + i * 320_000,
      shallowBytes: 22.1 * M + i * 7 * M,
      runtime: 'node',
      extraNativeBytes: 1_200_000,
      takenAt: null,
      sha256: null,
    })),
    verdict: {
      kind,
      confidence: kind === 'growth' ? 'low' : 'high',
      summary: summaries[kind],
      messages: { summary: { key: 'x' }, reasons: [], next: null },
      reasons: ['Three snapshots of one process, in order.', 'The first finding explains 58 % of the growth.'],
      next: kind === 'growth' ? 'Take a third snapshot after the same number of requests again.' : null,
    },
    growth: {
      totalBytes: 14.1 * M,
      findingsBytes: kind === 'none' ? 0 : 10.86 * M,
      engineBytes: 1.9 * M,
      otherBytes: kind === 'none' ? 12.2 * M : 1.34 * M,
      bySnapshot: {
        findings:
          kind === 'none'
            ? []
            : [
                [0, 4.1 * M, 8.3 * M],
                [0, 0.9 * M, 1.85 * M],
                [0, 0.7 * M, 0.71 * M],
              ],
        engine: [0, 1.5 * M, 1.9 * M],
        other: kind === 'none' ? [0, 5.5 * M, 12.2 * M] : [0, -0.3 * M, 1.34 * M],
      },
    },
    findings,
    constructors: [],
    pathTree: TREE,
    warnings: [
      {
        code: 'mixed-modes',
        message:
          'The snapshots were taken with different options; numbers kept as objects are counted in one and not in the other.',
      },
    ],
    per: '1,000 requests',
    heapLimitBytes: null,
  };
}
