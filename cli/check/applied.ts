// A budget as it applies to one report: the limits of its release, and findings by name as the fingerprints they have in
// it. What matches nothing is wrong usage: a limit that can never be exceeded is a green tick for nothing.

import { withoutTicks } from '../../worker/messages/index.ts';
import type { FindingCost, Report, ReportFinding } from '../../worker/report/types.ts';
import { UsageError } from '../errors.ts';
import type { Budget, FindingBudget } from './budget.ts';

const FINGERPRINT = /^sha256:[0-9a-f]{16,64}$/;
/** Limits of this name hold for every release that has none of its own. */
const ANY_RELEASE = '*';

/** Bytes an hour; null when no time is known. */
export function hourlyOf(cost: FindingCost | null | undefined): number | null {
  if (cost === null || cost === undefined) return null;
  return cost.bytesPerHour ?? (cost.unit === 'hour' ? cost.bytesPerUnit : null);
}

/** Bytes per unit of work; null when nobody said what a step is. */
export function perUnitOf(cost: FindingCost | null | undefined): number | null {
  return cost === null || cost === undefined || cost.unit === 'hour' ? null : cost.bytesPerUnit;
}

/** What a finding may be called in a budget: its owner, what grows, or its title. In a redacted report a placeholder is a name. */
function namesOf({ owner, shape, constructor, title }: ReportFinding): readonly string[] {
  return [
    ...(owner.name === null ? [] : [owner.name, `${owner.name} (${owner.constructor})`]),
    shape ?? constructor,
    withoutTicks(title),
  ];
}

/** Whether the program knows the name: then a finding of that name that is not there was mended. */
function isKnown(name: string, { constructors, names }: Report): boolean {
  return (
    constructors.some((row) => row.name === name) ||
    names?.code.includes(name) === true ||
    names?.data.includes(name) === true
  );
}

function withRelease(budget: Budget, report: Report, file: string): Budget {
  const { releases = [] } = budget;
  if (releases.length === 0) return budget;
  const release = report.series?.release;
  if (release === undefined) throw new UsageError('cli.usage.budgetNoRelease', { file });
  const found = releases.find(({ name }) => name === release) ?? releases.find(({ name }) => name === ANY_RELEASE);
  if (found === undefined)
    throw new UsageError('cli.usage.budgetRelease', {
      file,
      value: release,
      list: releases.map(({ name }) => name).join(', '),
    });
  return {
    ...budget,
    totalGrowthBytes: found.totalGrowthBytes ?? budget.totalGrowthBytes,
    findingBytes: found.findingBytes ?? budget.findingBytes,
    totalHourlyBytes: found.totalHourlyBytes ?? budget.totalHourlyBytes,
    findingHourlyBytes: found.findingHourlyBytes ?? budget.findingHourlyBytes,
  };
}

function withFingerprints(budget: Budget, report: Report, file: string): Budget {
  const unknown: string[] = [];
  const findings = budget.findings.flatMap((limit): readonly FindingBudget[] => {
    if (FINGERPRINT.test(limit.fingerprint)) return [limit];
    const matching = report.findings.filter((finding) => namesOf(finding).includes(limit.fingerprint));
    if (matching.length === 0 && !isKnown(limit.fingerprint, report)) unknown.push(limit.fingerprint);
    return matching.map(({ fingerprint }) => ({ ...limit, fingerprint }));
  });
  if (unknown.length > 0)
    throw new UsageError(
      report.redaction === undefined ? 'cli.usage.unknownFindings' : 'cli.usage.unknownFindingsRedacted',
      { file, list: unknown.join(', ') },
    );
  return { ...budget, findings };
}

/** A limit of a rate where the report has none would pass for ever. */
function requireRates(budget: Budget, report: Report, file: string): void {
  const needsHours =
    budget.totalHourlyBytes !== undefined ||
    budget.findingHourlyBytes !== undefined ||
    budget.findings.some(({ hourlyBytes }) => hourlyBytes !== undefined);
  const hourly = [report.cost, ...report.findings.map(({ cost }) => cost)].some((cost) => hourlyOf(cost) !== null);
  if (needsHours && !hourly) throw new UsageError('cli.usage.budgetNoTime', { file });
  const needsUnits = budget.findings.some(({ unitBytes }) => unitBytes !== undefined);
  if (needsUnits && report.per === null) throw new UsageError('cli.usage.budgetNoUnit', { file });
}

/**
 * The limits that hold for `report`.
 * @throws UsageError for a release, a finding or a rate that the report does not have
 */
export function appliedTo(budget: Budget, report: Report, file: string): Budget {
  const applied = withFingerprints(withRelease(budget, report, file), report, file);
  requireRates(applied, report, file);
  return applied;
}
