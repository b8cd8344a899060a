import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rankSeries } from '../rank.ts';
import { recordedHeaps } from '../testing/series.ts';
import { lawsBrokenIn } from './heap-laws.ts';
import { brokenLaws, lawsBrokenBy, type CheckedFinding } from './laws.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const SERIES = [
  'http-listeners-node18',
  'page-detached',
  'session-map-node20',
  'steady-http-node20',
  'string-array-node18',
];

describe('the laws', () => {
  test.each(SERIES)('hold for %s', async (series) => {
    const heaps = await recordedHeaps(series);
    const { findings } = await rankSeries(heaps, {}, hash);
    expect(brokenLaws({ findings })).toEqual([]);
    expect(findings.flatMap((finding) => lawsBrokenIn(heaps[heaps.length - 1], finding))).toEqual([]);
  });
});

const sound: CheckedFinding = {
  rank: 1,
  kind: 'leak',
  confidence: 'high',
  constructor: 'Session',
  shape: null,
  owner: { constructor: 'Map', name: 'sessions', objectId: 5 },
  growthKind: 'width',
  path: [
    { edge: null, constructor: '(GC roots)' },
    { edge: 'context', constructor: 'system / Context', objectId: 3 },
    { edge: 'sessions', constructor: 'Map', objectId: 5 },
    { edge: '[]', constructor: 'Session' },
  ],
  alsoHeldBy: [],
  countBySnapshot: [10, 20, 30, 40],
  retainedBytesBySnapshot: [100_000, 200_000, 300_000, 400_000],
  exclusiveBytes: 300_000,
  sharedBytes: 300_000,
  composition: [],
  bytesPerEntry: 10_000,
  pattern: 'unknown',
  sources: [],
  fingerprint: 'sha256:0000000000000000',
  messages: { title: { key: 'report.title.owner' }, explanation: [], advice: [], reasons: [], next: null },
  cost: null,
  sampleObjectIds: [99],
  known: null,
};

describe('a broken law is found', () => {
  test('none in a sound finding', () => {
    expect(lawsBrokenBy(sound)).toEqual([]);
  });

  const [root, scope, owner, entry] = sound.path;
  test.each<[string, Partial<Omit<CheckedFinding, 'constructor'>>]>([
    ['owner-on-path', { owner: { ...sound.owner, objectId: 6 } }],
    ['name-on-path', { owner: { ...sound.owner, name: 'iterator' } }],
    ['path-visits-once', { path: [root, scope, owner, scope, entry] }],
    ['path-avoids-entries', { path: [root, { ...scope, objectId: 99 }, owner, entry] }],
    ['not-also-itself', { alsoHeldBy: [{ constructor: 'Map', name: 'sessions', objectId: 5 }] }],
    ['counts-rise', { countBySnapshot: [69, 70, 70, 69] }],
    ['figures-fit', { exclusiveBytes: 300_065 }],
    ['bytes-overrule-counts', { kind: 'warm-up' }],
    [
      'known-name',
      { messages: { ...sound.messages, advice: [{ key: 'report.advice.held', params: { owner: '`(GC roots)`' } }] } },
    ],
  ])('%s', (law, change) => {
    expect(lawsBrokenBy({ ...sound, ...change }).map((broken) => broken.law)).toEqual([law]);
  });

  test('ranks follow one another', () => {
    const report = {
      findings: [{ ...sound, rank: 2, title: '', explanation: '', advice: '', reasons: [], next: null }],
    };
    expect(brokenLaws(report).map(({ law }) => law)).toEqual(['ranked']);
  });

  test('figures within a rounding fit; what rises unevenly may be warm-up', () => {
    expect(lawsBrokenBy({ ...sound, exclusiveBytes: 300_064 })).toEqual([]);
    const bytes = [100_000, 200_000, 300_000, 384_000];
    expect(lawsBrokenBy({ ...sound, kind: 'warm-up', retainedBytesBySnapshot: bytes })).toEqual([]);
  });
});
