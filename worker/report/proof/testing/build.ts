// Reports from a few plain words, for pairs of series: what leaks, how fast, what its class and its files are called.

import { sampleReport } from '../../testing/sample.ts';
import type { FindingKind, Identity, Report, ReportConstructor, ReportFinding } from '../../types.ts';

export interface Growing {
  readonly owner?: string | null;
  readonly ownerClass?: string;
  readonly entry?: string;
  readonly shape?: string | null;
  readonly file?: string;
  readonly counts: readonly number[];
  readonly entryBytes?: number;
  readonly kind?: FindingKind;
  readonly fingerprint?: string;
  readonly pattern?: string;
}

export interface Program {
  readonly snapshots?: number;
  readonly findings?: readonly Growing[];
  /** Own classes: live objects per snapshot, and how many came and went between first and last. */
  readonly classes?: Readonly<Record<string, readonly [counts: readonly number[], added: number, removed: number]>>;
  /** Files that classes stand in. */
  readonly files?: readonly string[];
  readonly code?: readonly string[];
  readonly per?: string | null;
  readonly idle?: readonly number[];
  readonly identity?: Identity;
  /** Bytes outside findings, relative to the first snapshot. */
  readonly other?: readonly number[];
}

const CODE = Array.from({ length: 100 }, (_, i) => `word${i}`);

function findingOf(growing: Growing, rank: number): ReportFinding {
  const { owner = 'sessions', ownerClass = 'Map', entry = 'Session', counts, entryBytes = 500 } = growing;
  const { file = 'session.store.mjs', shape = null, kind = 'leak' } = growing;
  const base = sampleReport({ snapshots: Math.max(3, counts.length) }).findings[0];
  return {
    ...base,
    rank,
    kind,
    constructor: entry,
    shape,
    owner: { constructor: ownerClass, name: owner, objectId: null },
    path: [
      { edge: null, constructor: '(GC roots)', edgeKind: 'root' },
      { edge: owner, constructor: ownerClass, edgeKind: 'variable' },
      { edge: '[]', constructor: shape ?? entry, edgeKind: 'entry' },
    ],
    alsoHeldBy: [],
    composition: [{ constructor: shape ?? entry, count: 1, bytes: entryBytes }],
    countBySnapshot: counts,
    retainedBytesBySnapshot: counts.map((count) => count * entryBytes),
    sharedBytes: (counts[counts.length - 1] - counts[0]) * entryBytes,
    bytesPerEntry: entryBytes,
    pattern: growing.pattern ?? 'unbounded-collection',
    sources: [{ url: `file:///srv/${file}`, line: 3, column: 1 }],
    fingerprint: growing.fingerprint ?? `sha256:${owner ?? ownerClass}-${shape ?? entry}`,
    title: `${owner ?? ownerClass} (${ownerClass})`,
    known: null,
  };
}

/** A report of a program; what is left out is a healthy server with its classes Order and Price. */
export function reportOf(program: Program = {}): Report {
  const { findings = [], files = ['orders.mjs', 'prices.mjs'], per = null, idle = [] } = program;
  const snapshots = program.snapshots ?? findings[0]?.counts.length ?? 4;
  const base = sampleReport({ snapshots: Math.max(2, snapshots), findings: 0 });
  const steady = Array.from({ length: snapshots }, () => 40);
  const classes = program.classes ?? { Order: [steady, 40, 40], Price: [steady, 0, 0] };
  const compares = program.identity !== 'different-processes';
  const rows = Object.entries(classes).map(([name, [counts, added, removed]], i): ReportConstructor => ({
    name,
    engine: false,
    source: { url: `file:///srv/${files[i % files.length]}`, line: 1, column: 1 },
    countBySnapshot: counts,
    shallowBytesBySnapshot: counts.map((count) => count * 64),
    retainedBytesBySnapshot: counts.map((count) => count * 64),
    addedCount: compares ? added : null,
    removedCount: compares ? removed : null,
    addedBytes: compares ? added * 64 : null,
    removedBytes: compares ? removed * 64 : null,
  }));
  return {
    ...base,
    identity: program.identity ?? 'same-process',
    findings: findings.map((growing, i) => findingOf(growing, i + 1)),
    constructors: rows,
    growth: {
      ...base.growth,
      bySnapshot: { findings: [], engine: steady.map(() => 0), other: program.other ?? steady.map(() => 0) },
    },
    warnings: idle.map((i) => ({
      code: 'idle-step',
      message: '',
      params: { firstLabel: base.snapshots[i].label, secondLabel: base.snapshots[i + 1].label, objectCount: 2 },
    })),
    per,
    names: { code: [...CODE, ...(program.code ?? ['sessions', 'Session'])], data: [] },
  };
}
