// What is said of a whole series (docs/decisions.md 19): that of the first finding, or of the heap where nothing was found.

import { describe, expect, it } from 'vitest';
import type { ReportConstructor } from '../../report/types.ts';
import type { KnownMessage, UnspokenFinding } from '../../report/unspoken.ts';
import { HARDLY_GONE, MIN_UNPLACED_BYTES, MIN_UNPLACED_SHARE } from '../thresholds.ts';
import { verdictOf, withClass, type SeriesVerdict } from './verdict.ts';

const flat = [3e6, 3.01e6, 3.0e6, 3.02e6];
const rising = [3e6, 4e6, 5e6, 6e6];

/** A finding with what a verdict looks at. */
function finding(
  kind: UnspokenFinding['kind'],
  key = 'report.title.owner',
  next: KnownMessage | null = null,
): UnspokenFinding {
  const found = {
    kind,
    confidence: 'medium',
    retainedBytesBySnapshot: [1e6, 2e6, 3e6, 4.5e6],
    messages: { title: { key, params: { owner: 'sessions' } }, reasons: [{ key: 'report.reason.kept' }], next },
  };
  return found as unknown as UnspokenFinding;
}

const unplaced = (growthBytes: number): SeriesVerdict => ({
  kind: 'growth',
  confidence: 'low',
  summary: { key: 'report.verdict.unplaced', params: { growthBytes } },
  reasons: [{ key: 'report.reason.unplaced', params: { growthBytes } }],
  next: { key: 'report.next.third' },
});

describe('a series in which nothing was found', () => {
  it('is said to have no leak when the heap is at rest, surer with every snapshot', () => {
    expect(verdictOf([], 3, 2e4, flat, flat)).toEqual({
      kind: 'none',
      confidence: 'high',
      summary: { key: 'report.verdict.none', params: { totalBytes: 2e4 } },
      reasons: [{ key: 'report.reason.steady' }],
      next: null,
    });
    expect(verdictOf([], 2, 2e4, flat.slice(1), flat.slice(1)).confidence).toBe('medium');
    expect(verdictOf([], 1, 2e4, flat.slice(2), flat.slice(2))).toEqual({
      kind: 'none',
      confidence: 'low',
      summary: { key: 'report.verdict.none', params: { totalBytes: 2e4 } },
      reasons: [{ key: 'report.reason.two' }],
      next: { key: 'report.next.third' },
    });
  });

  it('is not when the heap keeps growing all the same', () => {
    expect(verdictOf([], 3, 3e6, rising, rising)).toEqual(unplaced(3e6));
  });

  it('needs three snapshots, enough bytes and a rise to say so', () => {
    const told = (bytes: readonly number[], program: readonly number[] = flat): string =>
      verdictOf([], bytes.length - 1, 0, bytes, program.slice(0, bytes.length)).summary.key;
    const least = MIN_UNPLACED_BYTES;
    expect(told([0, least / 2, least])).toBe('report.verdict.unplaced');
    expect(told([0, least / 2, least - 1])).toBe('report.verdict.none');
    expect(told([0, least])).toBe('report.verdict.none');
    expect(told([0, least, least, least])).toBe('report.verdict.none');
    const share = MIN_UNPLACED_SHARE * 1e8;
    expect(told([1e8, 1e8 + share / 2, 1e8 + share])).toBe('report.verdict.unplaced');
    expect(told([1e8, 1e8 + share / 2, 1e8 + share - 1])).toBe('report.verdict.none');
  });

  it('is not, either, when what the program keeps rises evenly, with warm-up found or without', () => {
    const least = MIN_UNPLACED_BYTES;
    const even = (bytes: number): number[] => [0, bytes / 3, (2 * bytes) / 3, bytes];
    expect(verdictOf([], 3, 0, flat, even(least))).toEqual(unplaced(least));
    expect(verdictOf([finding('warm-up')], 3, 0, flat, even(least))).toEqual(unplaced(least));
    expect(verdictOf([], 3, 0, flat, even(least - 1)).kind).toBe('none');
    expect(verdictOf([], 2, 0, flat, even(least).slice(0, 3)).kind).toBe('none');
    expect(verdictOf([finding('leak')], 3, 0, rising, rising).kind).toBe('leak');
  });
});

describe('an order that is not proven', () => {
  const order = (growthBytes: number): SeriesVerdict => ({
    kind: 'growth',
    confidence: 'low',
    summary: { key: 'report.verdict.order', params: { growthBytes } },
    reasons: [{ key: 'report.reason.order' }],
    next: { key: 'report.next.order' },
  });
  const of = (program: readonly number[], proven = false): SeriesVerdict =>
    verdictOf(
      [],
      program.length - 1,
      0,
      program.map(() => 0),
      program,
      proven,
    );

  it('may hide a leak where another order would rise evenly', () => {
    expect(of([5e6, 3e6, 4e6, 6e6])).toEqual(order(3e6));
    expect(of([5e6, 3e6, 4e6, 6e6], true).kind).toBe('none');
    expect(of([5e6, 3e6])).toEqual(order(2e6));
  });

  it('does not where nothing would rise, or not evenly, but nobody is sure then', () => {
    expect(of([3e6, 3.01e6, 3e6, 3.01e6])).toMatchObject({ kind: 'none', confidence: 'low' });
    expect(of([3e6, 9e6, 3.1e6, 3.2e6])).toMatchObject({ kind: 'none', confidence: 'low' });
    expect(of([3e6, 3e6])).toMatchObject({ kind: 'none', confidence: 'low' });
    expect(of([5e6, 5e6 - MIN_UNPLACED_BYTES]).kind).toBe('growth');
    expect(of([5e6, 5e6 - MIN_UNPLACED_BYTES + 1]).kind).toBe('none');
  });

  it('says nothing against a leak that was found', () => {
    expect(verdictOf([finding('leak')], 3, 0, flat, [5e6, 3e6, 4e6, 6e6], false)).toMatchObject({
      kind: 'leak',
      confidence: 'medium',
    });
    expect(verdictOf([finding('warm-up')], 3, 0, flat, flat, false)).toMatchObject({
      kind: 'warm-up',
      confidence: 'low',
    });
  });
});

describe('a series with findings', () => {
  it('is what its first is, and counts those of its kind', () => {
    const next = { key: 'report.next.source' } as unknown as KnownMessage;
    const found = [finding('leak', 'report.title.owner', next), finding('growth'), finding('leak')];
    expect(verdictOf(found, 3, 9e6, flat, flat)).toEqual({
      kind: 'leak',
      confidence: 'medium',
      summary: { key: 'report.verdict.leak', params: { owner: 'sessions', count: 2, growthBytes: 3.5e6 } },
      reasons: [{ key: 'report.reason.kept' }],
      next,
    });
    expect(verdictOf(found, 3, 9e6, rising, rising).kind).toBe('leak');
  });

  it('keeps the way its title speaks: of listeners, of what is held', () => {
    const key = (title: string): string => verdictOf([finding('leak', title)], 3, 0, flat, flat).summary.key;
    expect(key('report.title.width.listeners')).toBe('report.verdict.leak.listeners');
    expect(key('report.title.width.held')).toBe('report.verdict.leak.held');
    expect(key('report.title.held.width')).toBe('report.verdict.leak');
  });

  it('of two snapshots asks for a third', () => {
    expect(verdictOf([finding('growth')], 1, 0, [0, 0], [0, 0]).next).toEqual({ key: 'report.next.third' });
    expect(verdictOf([finding('growth')], 3, 0, flat, flat).next).toBeNull();
  });
});

describe('growth without a place', () => {
  const row = (changes: Partial<ReportConstructor> = {}): ReportConstructor =>
    ({
      name: 'Session',
      engine: false,
      source: { url: 'file:///app/session.js', line: 1, column: 1 },
      countBySnapshot: [10, 20, 30, 40],
      addedCount: 100,
      removedCount: 0,
      addedBytes: 1000,
      ...changes,
    }) as unknown as ReportConstructor;
  const verdict = verdictOf([], 3, 3e6, rising, rising);
  const spread = (name: string, first = 10, last = 40): KnownMessage => ({
    key: 'report.reason.spread',
    params: { entryConstructor: name, firstCount: first, lastCount: last },
  });
  const added = (...rows: readonly ReportConstructor[]): readonly KnownMessage[] =>
    withClass(verdict, rows).reasons.slice(1);

  it('names the class of the program that keeps coming, the heaviest first', () => {
    expect(added(row())).toEqual([spread('Session')]);
    expect(added(row(), row({ name: 'Order', addedBytes: 1001 }))).toEqual([spread('Order')]);
    expect(added(row({ addedBytes: undefined }), row({ name: 'Order', addedBytes: 1 }))).toEqual([spread('Order')]);
    expect(withClass(verdict, [row()])).toEqual({ ...verdict, reasons: [...verdict.reasons, spread('Session')] });
  });

  it('and no other', () => {
    expect(added()).toEqual([]);
    expect(added(row({ engine: true }))).toEqual([]);
    expect(added(row({ source: undefined }))).toEqual([]);
    expect(added(row({ source: { url: '', line: 1, column: 1 } }))).toEqual([]);
    expect(added(row({ source: { url: 'node:events', line: 1, column: 1 } }))).toEqual([]);
    expect(added(row({ countBySnapshot: [10, 20, 20, 20] }))).toEqual([]);
  });

  it('hardly any of it goes', () => {
    const least = HARDLY_GONE * 100;
    expect(added(row({ removedCount: least }))).toHaveLength(1);
    expect(added(row({ removedCount: least + 1 }))).toEqual([]);
    expect(added(row({ removedCount: undefined, addedCount: undefined }))).toHaveLength(1);
    expect(added(row({ removedCount: 1, addedCount: undefined }))).toEqual([]);
  });

  it('says nothing where a place was found', () => {
    const found = verdictOf([finding('leak')], 3, 0, flat, flat);
    expect(withClass(found, [row()])).toBe(found);
  });
});
