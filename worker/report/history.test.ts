import { describe, expect, it } from 'vitest';
import { historyOf, ordered } from './history.ts';
import { reportOf } from './proof/testing/build.ts';
import type { Program } from './proof/testing/build.ts';
import type { Report } from './types.ts';

const PER = '1000 requests';
const up = [0, 1000, 2000, 3000];
const flat = [200, 200, 200, 200];
const own = (session: readonly number[], added: number, removed: number): Program['classes'] => ({
  Order: [flat, 40, 40],
  Price: [flat, 0, 0],
  Session: [session, added, removed],
});
const leaking = (per: string | null = PER): Report =>
  reportOf({ per, findings: [{ counts: up, fingerprint: 'sha256:1' }], classes: own(up, 3000, 0) });
/** The program after the fix, under the same load. */
const fixed = reportOf({ per: PER, snapshots: 4, classes: own(flat, 200, 200) });
const idle = reportOf({ per: '5 requests', snapshots: 4 });
const other = reportOf({
  per: PER,
  findings: [
    { owner: 'log', ownerClass: 'Array', entry: '(string)', pattern: 'log', counts: up, fingerprint: 'sha256:2' },
  ],
  classes: own(flat, 200, 200),
});

const named = (...reports: readonly Report[]) => reports.map((report, i) => ({ name: `night-${i + 1}`, report }));
const states = (...reports: readonly Report[]): Record<string, string> =>
  Object.fromEntries(
    historyOf(named(...reports)).findings.map(({ fingerprint, state, why }) => [
      fingerprint.slice(-1),
      why === null ? state : `${state}: ${why}`,
    ]),
  );

describe('history', () => {
  it('says new, still there, fixed and came back', () => {
    expect(states(fixed, leaking())).toEqual({ 1: 'new' });
    expect(states(leaking())).toEqual({ 1: 'new' });
    expect(states(leaking(), leaking())).toEqual({ 1: 'still-there' });
    expect(states(leaking(), fixed)).toEqual({ 1: 'fixed' });
    expect(states(leaking(), fixed, leaking())).toEqual({ 1: 'came-back' });
  });

  it('a night with a hundredth of the work fixes nothing', () => {
    expect(states(leaking(), idle)).toEqual({ 1: 'not-seen: too-little-work' });
    expect(states(leaking(null), reportOf({ snapshots: 4 }))).toEqual({ 1: 'not-seen: work-unknown' });
    expect(states(leaking(), idle, leaking())).toEqual({ 1: 'still-there' });
  });

  it('what was proved stays proved on an idle night', () => {
    expect(states(leaking(), fixed, idle)).toEqual({ 1: 'fixed' });
  });

  it('a leak in the place of another does not fix it', () => {
    expect(states(leaking(), other)).toEqual({ 1: 'not-seen: another-finding', 2: 'new' });
  });

  it('leaves warm-up out and keeps the bytes per report', () => {
    const warm = reportOf({ per: PER, findings: [{ counts: [0, 9, 9, 9], kind: 'warm-up' }] });
    expect(historyOf(named(warm, warm)).findings).toEqual([]);
    const { findings } = historyOf(named(leaking(), fixed));
    expect(findings).toMatchObject([{ first: 0, last: 0, bytesByReport: [1_500_000, null] }]);
  });
});

describe('the order', () => {
  const at = (name: string, takenAt: string | null = null): { name: string; report: Report } => ({
    name,
    report: { ...fixed, snapshots: fixed.snapshots.map((snapshot) => ({ ...snapshot, takenAt })) },
  });
  const names = (...files: readonly { name: string; report: Report }[]) => {
    const { reports, orderedBy } = ordered(files);
    return [orderedBy, ...reports.map(({ name }) => name)];
  };

  it('is by time when every report knows it', () => {
    const [late, early] = [at('a', '2026-05-02T00:00:00Z'), at('b', '2026-05-01T00:00:00Z')];
    expect(names(late, early)).toEqual(['taken', 'b', 'a']);
    expect(names(late, early, at('c'))).toEqual(['given', 'a', 'b', 'c']);
  });

  it('is by times in names, with or without dashes', () => {
    expect(names(at('pod-2026-11-02.heapdelta'), at('20261101-2310.heapdelta'), at('20261101-0900.heapdelta'))).toEqual(
      ['name-time', '20261101-0900.heapdelta', '20261101-2310.heapdelta', 'pod-2026-11-02.heapdelta'],
    );
  });

  it('is by numbers as numbers: thirty nights count 1, 2, … 10', () => {
    const nights = Array.from({ length: 30 }, (_, i) => `night-${i + 1}.heapdelta`);
    expect(names(...nights.toSorted().map((name) => at(name)))).toEqual(['name-number', ...nights]);
  });

  it('is as given where nothing tells', () => {
    expect(names(at('before'), at('after'))).toEqual(['given', 'before', 'after']);
  });
});

describe('several instances', () => {
  const pod = (instance: string, report: Report): { readonly name: string; readonly report: Report } => ({
    name: `${instance}.heapdelta`,
    report: { ...report, series: { service: 'orders', instance } },
  });
  const stateOf = (reports: readonly { readonly name: string; readonly report: Report }[]) => {
    const order = ordered(reports);
    const { instanceCount, instancesBy, findings } = historyOf(order.reports, order.orderedBy);
    return { instanceCount, instancesBy, states: findings.map(({ state, instances }) => [state, instances.length]) };
  };

  it('seven pods, six of them leaking, are no history: nothing is fixed, whichever sorts last', () => {
    const pods = Array.from({ length: 7 }, (_, i) => pod(`pod-${i}`, i === 6 ? fixed : leaking()));
    for (const given of [pods, pods.toReversed()])
      expect(stateOf(given)).toEqual({ instanceCount: 7, instancesBy: 'name', states: [['new', 6]] });
  });

  it('the same seven without names, taken in one hour, are told apart by their times', () => {
    const at = (report: Report, minute: number): Report => ({
      ...report,
      snapshots: report.snapshots.map((snapshot, i) => ({
        ...snapshot,
        takenAt: new Date(Date.parse('2026-11-28T09:00:00Z') + (minute + i * 10) * 60_000).toISOString(),
      })),
    });
    const pods = Array.from({ length: 7 }, (_, i) => ({ name: `p${i}`, report: at(i === 6 ? fixed : leaking(), i) }));
    expect(stateOf(pods)).toEqual({ instanceCount: 7, instancesBy: 'overlap', states: [['new', 6]] });
    // One after the other they may well be one.
    const nights = pods.map(({ name, report }, i) => ({ name, report: at(report, i * 1440) }));
    expect(stateOf(nights)).toMatchObject({ instanceCount: 1, instancesBy: 'nothing', states: [['fixed', 1]] });
  });

  it('is fixed only where every instance that had it proves so', () => {
    const history = (last: Report) =>
      stateOf([pod('a', leaking()), pod('b', leaking()), pod('a', fixed), pod('b', last)]).states;
    expect(history(fixed)).toEqual([['fixed', 2]]);
    expect(history(idle)).toEqual([['not-seen', 2]]);
    expect(history(leaking())).toEqual([['still-there', 2]]);
  });

  it('thirty nights stand in natural order, those without a time by when they were made', () => {
    const whole = leaking();
    const timeless = { ...whole, snapshots: whole.snapshots.map((one) => ({ ...one, takenAt: null })) };
    const nights = Array.from({ length: 30 }, (_, i) => ({ name: `night-${i + 1}`, report: timeless }));
    const names = (given: Parameters<typeof ordered>[0]) => ordered(given).reports.map(({ name }) => name);
    const byName = nights.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(names(byName)).toEqual(nights.map(({ name }) => name));
    const made = nights.map((night, i) => ({ ...night, date: new Date(Date.UTC(2026, 10, 30 - i)).toISOString() }));
    expect(ordered(made).orderedBy).toBe('made');
    expect(names(made)).toEqual(nights.map(({ name }) => name).toReversed());
    const atOnce = nights.map((night) => ({ ...night, date: '2026-11-28T00:00:00Z' }));
    expect(ordered(atOnce).orderedBy).toBe('name-number');
  });
});
