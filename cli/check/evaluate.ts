// A report against a budget: one result per limit, passed or not. Pure; its outputs are elsewhere.

import type { Message, Report, ReportSource } from '../../worker/report/types.ts';
import { growthOf } from '../../worker/base/by-snapshot.ts';
import { hourlyOf, perUnitOf } from './applied.ts';
import type { Budget } from './budget.ts';

export interface Check {
  /** Stable identifier for machines: `total-growth`, `constructor:Session:count`, `finding:sha256:…`. */
  readonly id: string;
  readonly passed: boolean;
  /** What was checked, as a sentence. */
  readonly title: Message;
  /** What was measured, as a sentence; for failures what exceeded the limit. */
  readonly detail: Message;
  /** Where in the source it shows; null when there is no place. */
  readonly source: ReportSource | null;
}

export interface CheckResult {
  readonly schema: 'heapdelta.check/1';
  readonly passed: boolean;
  readonly checks: readonly Check[];
}

function totalCheck(report: Report, limitBytes: number): Check {
  const growthBytes = report.growth.totalBytes;
  return {
    id: 'total-growth',
    passed: growthBytes <= limitBytes,
    source: null,
    title: { key: 'cli.check.total', params: { limitBytes } },
    detail: { key: 'cli.check.grew', params: { growthBytes } },
  };
}

/** A check of a rate; none where the report does not tell it (what does not grow has none). */
function rateCheck(
  id: string,
  rate: number | null,
  limitBytes: number | undefined,
  what: { readonly title: string | null; readonly unit: string | null; readonly source: ReportSource | null },
): readonly Check[] {
  if (rate === null || limitBytes === undefined) return [];
  const { title, unit, source } = what;
  const named: Readonly<Record<string, string>> = title === null ? {} : { title };
  const per = unit === null ? 'Hour' : 'Unit';
  const params: Readonly<Record<string, string>> = unit === null ? {} : { unit };
  return [
    {
      id,
      passed: rate <= limitBytes,
      source,
      title: {
        key: `cli.check.${title === null ? 'total' : 'finding'}${per}`,
        params: { ...named, ...params, limitBytes },
      },
      detail: { key: `cli.check.rate${per}`, params: { ...params, rateBytes: rate } },
    },
  ];
}

function constructorChecks(report: Report, budget: Budget, shown: Report): readonly Check[] {
  return budget.constructors.flatMap(({ name, count, retainedBytes }): readonly Check[] => {
    // One name may stand in several rows (same class name, different source positions): they are added up.
    const rows = report.constructors.filter((row) => row.name === name);
    const first = report.constructors.findIndex((row) => row.name === name);
    const growthCount = rows.reduce((sum, row) => sum + growthOf(row.countBySnapshot), 0);
    const growthBytes = rows.reduce((sum, row) => sum + growthOf(row.retainedBytesBySnapshot), 0);
    const source = shown.constructors[first]?.source ?? null;
    // The budget says the class as the heap has it; what is said of it stands in logs.
    const called = shown.constructors[first]?.name ?? name;
    return [
      ...(count === null
        ? []
        : [
            {
              id: `constructor:${called}:count`,
              passed: growthCount <= count,
              source,
              title: { key: 'cli.check.constructorCount', params: { name: called, limitCount: count } },
              detail: { key: 'cli.check.countGrew', params: { growthCount } },
            },
          ]),
      ...(retainedBytes === null
        ? []
        : [
            {
              id: `constructor:${called}:retained`,
              passed: growthBytes <= retainedBytes,
              source,
              title: { key: 'cli.check.constructorBytes', params: { name: called, limitBytes: retainedBytes } },
              detail: { key: 'cli.check.grew', params: { growthBytes } },
            },
          ]),
    ];
  });
}

/** One check per finding: its limit, its being new, its being a leak; what is accepted passes all but a limit of its own. */
function findingChecks(report: Report, budget: Budget, shown: Report): readonly Check[] {
  const known = new Map(budget.known.map((entry) => [entry.fingerprint, entry]));
  const own = new Map(budget.findings.map((entry) => [entry.fingerprint, entry]));
  return report.findings.flatMap((finding, i): readonly Check[] => {
    const { fingerprint } = finding;
    const { title } = shown.findings[i];
    const entry = known.get(fingerprint);
    const accepted = entry?.status === 'accepted' || finding.known?.status === 'accepted';
    const seen = entry !== undefined || own.has(fingerprint) || finding.known?.status === 'known' || accepted;
    const source = shown.findings[i].sources[0] ?? null;
    const grew: Message = {
      key: 'cli.check.findingGrew',
      params: {
        title,
        growthBytes: growthOf(finding.retainedBytesBySnapshot),
        shareBytes: finding.sharedBytes,
        fingerprint,
      },
    };
    const mine = own.get(fingerprint);
    const limit = mine?.bytes ?? (accepted ? null : budget.findingBytes);
    const hourlyLimit = mine?.hourlyBytes ?? (accepted ? undefined : budget.findingHourlyBytes);
    return [
      ...(limit === null
        ? []
        : [
            {
              id: `finding:${fingerprint}:bytes`,
              passed: finding.sharedBytes <= limit,
              source,
              title: { key: 'cli.check.finding', params: { title, limitBytes: limit } },
              detail: grew,
            },
          ]),
      ...rateCheck(`finding:${fingerprint}:hour`, hourlyOf(finding.cost), hourlyLimit, { title, unit: null, source }),
      ...rateCheck(`finding:${fingerprint}:unit`, perUnitOf(finding.cost), mine?.unitBytes, {
        title,
        unit: shown.per ?? '',
        source,
      }),
      ...(budget.forbidNew
        ? [
            {
              id: `finding:${fingerprint}:new`,
              passed: seen,
              source,
              title: { key: 'cli.check.known', params: { title } },
              detail: grew,
            },
          ]
        : []),
      ...(budget.forbidLeak && finding.kind === 'leak' && !own.has(fingerprint)
        ? [
            {
              id: `finding:${fingerprint}:leak`,
              passed: accepted,
              source,
              title: { key: 'cli.check.noLeak', params: { title } },
              detail: grew,
            },
          ]
        : []),
    ];
  });
}

/**
 * Checks `report` against `budget`. Numbers and names are compared in `report`; what is said of them is taken from
 * `shown`, the same report redacted, because results end in logs and artifacts. When no finding is there to check, the
 * verdict itself is the check.
 */
export function evaluate(report: Report, budget: Budget, shown: Report = report): CheckResult {
  const checks: Check[] = [
    ...(budget.totalGrowthBytes === null ? [] : [totalCheck(report, budget.totalGrowthBytes)]),
    ...rateCheck('total-hour', hourlyOf(report.cost), budget.totalHourlyBytes, {
      title: null,
      unit: null,
      source: null,
    }),
    ...constructorChecks(report, budget, shown),
    ...findingChecks(report, budget, shown),
  ];
  if (budget.forbidLeak && !checks.some(({ id }) => id.endsWith(':leak'))) {
    checks.push({
      id: 'verdict',
      passed: report.verdict.kind !== 'leak' || report.findings.length > 0,
      source: null,
      title: { key: 'cli.check.verdict' },
      detail: { key: 'cli.check.verdictSaid', params: { summary: shown.verdict.summary } },
    });
  }
  return { schema: 'heapdelta.check/1', passed: checks.every(({ passed }) => passed), checks };
}
