import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../messages/index.ts';
import { redactReport } from '../redact/index.ts';
import { validateFleet } from '../testing/validate.ts';
import type { Report } from '../types.ts';
import { createFleet } from './fleet.ts';
import { quantile } from './findings.ts';
import { fleetReportOf } from './from-report.ts';
import { renderFleetHtml } from './html.ts';
import { EARLIEST, FUTURE_MS, OUTLIER_LEAST, OUTLIER_TIMES } from './limits.ts';
import { openMetrics } from './openmetrics.ts';
import { fleetHeadline, fleetRemarks, findingRemarks, findingSentence } from './sentence.ts';
import { LEAKS, made } from './testing/reports.ts';
import type { Fleet, FleetReport, FleetReportFinding } from './types.ts';

const NOW = Date.parse('2026-12-01T00:00:00Z');
const en = createTranslator('en');

let files = 0;
const rowOf = (report: Report, file = `r${files++}.heapdelta`, date: string | null = null): FleetReport =>
  fleetReportOf(report, { file, lang: 'en', accepted: [], date, contentHash: () => JSON.stringify(report) });

function fleetOf(rows: readonly FleetReport[], accepted?: ReadonlyMap<string, string | null>): Fleet {
  const counter = createFleet({ now: NOW, ...(accepted === undefined ? {} : { accepted }) });
  for (const row of rows) counter.add(row);
  return counter.result();
}

const SHAPE = { count: 540, instances: 50 };
const ROWS = Array.from({ length: SHAPE.count }, (_, i) => {
  const { name, report, date } = made(i, SHAPE);
  return rowOf(i % 3 === 0 ? redactReport(report).report : report, name, date);
});
const WHOLE = fleetOf(ROWS);
const findingOf = (fleet: Fleet, fingerprint: string) => {
  const found = fleet.findings.find((one) => one.fingerprint === fingerprint);
  if (found === undefined) throw new Error(fingerprint);
  return found;
};

/** A row of one instance with what the test is about. */
const row = (
  over: Partial<FleetReport>,
  findings: readonly Partial<Omit<FleetReportFinding, 'constructor'>>[] = [],
): FleetReport => {
  const [base] = ROWS.filter((one) => one.findings.length > 0);
  return {
    ...base,
    id: `id-${files++}`,
    file: `f${files}`,
    service: 's',
    instance: 'i',
    release: null,
    takenAt: '2026-11-02T00:00:00Z',
    ...over,
    findings: findings.map((one) => ({ ...base.findings[0], ...one })),
  };
};

describe('a fleet', () => {
  it('is valid by its schema, and the same whatever order its reports come in', () => {
    expect(validateFleet(WHOLE)).toEqual([]);
    expect(validateFleet(fleetOf([]))).toEqual([]);
    expect(fleetOf(ROWS.toReversed())).toEqual(WHOLE);
  });

  it('says of a leak in how many instances, of which release, since when, how fast and how much', () => {
    const leak = findingOf(WHOLE, LEAKS.sessions);
    expect(leak).toMatchObject({ service: 'orders', seenIn: 42, of: 50, since: '1.4.0', cameBack: null });
    expect(leak.releases).toEqual([{ release: '1.5.0', seenIn: 42, of: 42 }]);
    expect(leak.bytesPerHour?.median).toBeGreaterThan(2.8e6);
    expect(leak.outliers.map(({ instance }) => instance)).toEqual(['orders-7c9d-7']);
    expect(findingSentence(leak, en)).toBe(
      `in 42 of 50 instances, all of release 1.5.0, first seen ${en.date(leak.firstSeen ?? '')}, ${en.bytes(leak.bytesPerHour?.median ?? 0)} an hour each, ${en.bytes(leak.totalBytes)} in all`,
    );
    expect(findingSentence(leak, createTranslator('ko'))).toContain('인스턴스 50개 중 42개, 모두 릴리스 1.5.0');
  });

  it('says what came back, and that it was in no report between', () => {
    expect(findingOf(WHOLE, LEAKS.pages).cameBack).toEqual({ missingIn: '1.4.0', againIn: '1.5.0' });
    expect(findingOf(WHOLE, LEAKS.sessions).cameBack).toBeNull();
  });

  it('puts what is accepted last and counts it in no sum', () => {
    expect(WHOLE.findings.map(({ accepted }) => accepted !== null)).toEqual([false, false, false, true]);
    expect(WHOLE.services.find(({ service }) => service === 'carts')).toMatchObject({ leaking: 0, bytes: 0 });
    const all = fleetOf(ROWS, new Map(Object.values(LEAKS).map((leak) => [leak, 'we know'])));
    expect(all.findings.every(({ accepted }) => accepted !== null)).toBe(true);
    expect(all.services.every(({ leaking }) => leaking === 0)).toBe(true);
    expect(renderFleetHtml(all, { lang: 'en', date: EARLIEST, version: '1' })).toMatch(
      /verdict none[^]*Accepted[^]*All that grows in 540 reports is accepted/,
    );
  });

  it('adds up: services, releases and instances count the same reports', () => {
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    for (const part of [WHOLE.services, WHOLE.releases, WHOLE.instances])
      expect(sum(part.map(({ reports }) => reports))).toBe(WHOLE.reports);
    expect(sum(WHOLE.services.map(({ instances }) => instances))).toBe(WHOLE.instances.length);
    expect(sum(WHOLE.services.map(({ bytes }) => bytes))).toBeCloseTo(sum(WHOLE.instances.map(({ bytes }) => bytes)));
  });

  it('one accepted and one not of the same finding: somebody has to look', () => {
    const fleet = fleetOf([
      row({ instance: 'a' }, [{ accepted: true, reason: 'known here' }]),
      row({ instance: 'b' }, [{ accepted: false }]),
    ]);
    expect(fleet.findings[0].accepted).toBeNull();
    expect(fleet.services[0].leaking).toBe(1);
  });

  it('seven pods, six of them leaking, and no word of fixed', () => {
    const pods = Array.from({ length: 7 }, (_, i) => row({ instance: `pod-${i}` }, i < 6 ? [{}] : []));
    const fleet = fleetOf(pods);
    expect(fleet.findings[0]).toMatchObject({ seenIn: 6, of: 7, inNewest: 6 });
    expect(findingRemarks(fleet.findings[0], en).join(' ')).not.toMatch(/fix/);
  });

  it('growth that may be no leak is listed with that said, and leaks nowhere', () => {
    const growing = row({ instance: 'a', release: '2', verdict: 'growth' }, [{ kind: 'growth', bytes: 9_000_000 }]);
    const fleet = fleetOf([growing]);
    expect(fleet.services[0]).toMatchObject({ leaking: 0, bytes: 9_000_000 });
    expect(fleet.releases[0].leaking).toBe(0);
    expect(findingRemarks(fleet.findings[0], en).join(' ')).toContain('cannot be told');
    expect(openMetrics(fleet)).toContain('heapdelta_leaking_instances{service="s",release="2"} 0');
    const both = fleetOf([growing, row({ instance: 'b', release: '2' }, [{ kind: 'leak' }])]);
    expect(both.services[0].leaking).toBe(1);
    expect(findingRemarks(both.findings[0], en).join(' ')).not.toContain('cannot be told');
  });

  it('a newest report without it is not yet fixed', () => {
    const fleet = fleetOf([
      row({ takenAt: '2026-11-01T00:00:00Z' }, [{}]),
      row({ takenAt: '2026-11-02T00:00:00Z', verdict: 'none' }),
    ]);
    expect(fleet.findings[0]).toMatchObject({ seenIn: 1, inNewest: 0 });
    expect(fleet.services[0].leaking).toBe(0);
    expect(findingRemarks(fleet.findings[0], en).join(' ')).toContain('That alone is no fix');
  });
});

describe('what comes in by and by', () => {
  it('the same snapshots again count once, redacted or not, and are named', () => {
    const { report } = made(0, SHAPE);
    const fleet = fleetOf([rowOf(report, 'a'), rowOf(redactReport(report).report, 'b'), rowOf(report, 'c')]);
    expect(fleet.reports).toBe(1);
    expect(fleet.duplicates).toEqual({
      count: 2,
      files: [
        { file: 'b', sameAs: 'a' },
        { file: 'c', sameAs: 'a' },
      ],
    });
  });

  it('a redacted and an unredacted report of one pod are of one instance', () => {
    const [first, second] = [made(0, SHAPE), made(60, SHAPE)];
    const fleet = fleetOf([rowOf(redactReport(first.report).report), rowOf(second.report)]);
    expect(fleet.instances).toHaveLength(1);
    expect(fleet.instances[0]).toMatchObject({ instance: 'orders-7c9d-0', reports: 2 });
    expect(fleetRemarks(fleet, en).join(' ')).toContain('1 of 2 reports are redacted');
  });

  it('two services of one name for a pod are two', () => {
    const fleet = fleetOf([row({ service: 'a' }, [{}]), row({ service: 'b' }, [{}])]);
    expect(fleet.findings.map(({ service, of }) => [service, of])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it.each([
    ['1970-01-01T00:00:00Z', 1],
    [EARLIEST, 0],
    [new Date(Date.parse(EARLIEST) - 1).toISOString(), 1],
    [new Date(NOW + FUTURE_MS).toISOString(), 0],
    [new Date(NOW + FUTURE_MS + 1).toISOString(), 1],
  ])('a clock that says %s: %i wrong', (takenAt, wrong) => {
    const fleet = fleetOf([row({ takenAt }, [{}])]);
    expect(fleet.wrongClocks.count).toBe(wrong);
    expect(fleet.firstSeen === null).toBe(wrong === 1);
  });

  it('a time that is none is no time', () => {
    expect(fleetOf([row({ takenAt: 'yesterday' })])).toMatchObject({ timeless: 1, wrongClocks: { count: 0 } });
  });

  it('without names of instances it counts reports and says so', () => {
    const fleet = fleetOf([row({ instance: null }, [{}]), row({ instance: null })]);
    expect(fleet.findings[0]).toMatchObject({ countedBy: 'reports', seenIn: 1, of: 2 });
    expect(findingSentence(fleet.findings[0], en)).toMatch(/^in 1 of 2 reports/);
    expect(fleetRemarks(fleet, en).join(' ')).toContain('No report names its instance');
  });

  it('releases without a time have no order: nothing is new in one, nothing came back', () => {
    const rows = ['1', '2', '3'].map((release, i) =>
      row({ release, instance: `i${i}`, takenAt: null }, i === 1 ? [] : [{}]),
    );
    expect(fleetOf(rows).findings[0]).toMatchObject({ since: null, cameBack: null });
  });

  it('the headline sets no ticks around a title that has its own', () => {
    const fleet = fleetOf([row({}, [{ title: '`sessions` (Map)' }])]);
    expect(fleetHeadline(fleet, en)).toMatch(/^`sessions` \(Map\): /);
  });

  it('hostile names stay text in the page and in the metrics', () => {
    const fleet = fleetOf([row({ service: 'a"\\\n<script>', instance: '<b>\u202e' }, [{ title: '<img src=x>' }])]);
    const page = renderFleetHtml(fleet, { lang: 'ko', date: EARLIEST, version: '1' });
    expect(page).not.toMatch(/<script|<img|\u202e/);
    expect(openMetrics(fleet)).toContain('service="a\\"\\\\\\n<script>"');
  });
});

describe('outliers', () => {
  const withRates = (rates: readonly number[]): Fleet =>
    fleetOf(rates.map((bytesPerHour, i) => row({ instance: `pod-${i}` }, [{ bytesPerHour }])));
  const usual = Array.from({ length: OUTLIER_LEAST - 1 }, (_, i) => 100 + i);

  it('stand apart by twice the median and by far more than the others differ', () => {
    expect(withRates([...usual, 1000]).findings[0].outliers.map(({ instance }) => instance)).toEqual(['pod-7']);
    expect(withRates([...usual.slice(1), 1000]).findings[0].outliers).toEqual([]);
    const even = Array.from({ length: 20 }, () => 100);
    expect(withRates([...even, OUTLIER_TIMES * 100]).findings[0].outliers).toHaveLength(1);
    expect(withRates([...even, OUTLIER_TIMES * 100 - 1]).findings[0].outliers).toEqual([]);
    // Where all differ, the double is nothing special: deviation 2, score 0.6745 × 7 / 2 = 2.4.
    expect(withRates([1, 3, 5, 7, 9, 11, 13, 15]).findings[0].outliers).toEqual([]);
  });

  it('quantiles lie between neighbours', () => {
    expect([quantile([1, 2, 3, 4], 0.5), quantile([1], 0.25), quantile([0, 10], 0.25)]).toEqual([2.5, 1, 2.5]);
  });
});

describe('OpenMetrics', () => {
  it('has a type and help for each family and ends as the format asks', () => {
    const text = openMetrics(WHOLE);
    expect(text.endsWith('# EOF\n')).toBe(true);
    const families = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, family]) => family);
    for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#')))
      expect(families).toContain(/^[a-z_]+/.exec(line)?.[0]);
    expect(text).toContain(`heapdelta_finding_instances{service="orders",fingerprint="${LEAKS.sessions}",`);
  });
});
