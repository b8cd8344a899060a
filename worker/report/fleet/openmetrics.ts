// The totals of a fleet as OpenMetrics text, for Prometheus and what reads its format. Names of metrics and labels are a
// promise like field names; values are gauges of the reports at hand, not counters.

import type { Fleet } from './types.ts';

type Labels = Readonly<Record<string, string | null>>;
interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** Label values may hold anything but need these three escaped. */
const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

function line(metric: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text ?? '')}"`);
  return `${metric}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
}

function family(metric: string, help: string, samples: readonly Sample[], unit?: string): readonly string[] {
  if (samples.length === 0) return [];
  return [
    `# TYPE ${metric} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${metric} ${unit}`]),
    `# HELP ${metric} ${help}`,
    ...samples.map((sample) => line(metric, sample)),
  ];
}

/** The text, ending with `# EOF` and a line feed. */
export function openMetrics(fleet: Fleet): string {
  const findings = fleet.findings.map((finding) => ({
    finding,
    labels: {
      service: finding.service,
      fingerprint: finding.fingerprint,
      title: finding.title,
      kind: finding.kind,
      accepted: String(finding.accepted !== null),
    },
  }));
  return `${[
    ...family(
      'heapdelta_reports',
      'Reports counted.',
      fleet.services.map((one) => ({ labels: { service: one.service }, value: one.reports })),
    ),
    ...family('heapdelta_unreadable_files', 'Files that could not be read.', [
      { labels: {}, value: fleet.unreadable.count },
    ]),
    ...family(
      'heapdelta_instances',
      'Instances that reports name, by release.',
      fleet.releases.map((one) => ({ labels: { service: one.service, release: one.release }, value: one.instances })),
    ),
    ...family(
      'heapdelta_leaking_instances',
      'Instances whose newest report has a leak that nobody accepted, by release.',
      fleet.releases.map((one) => ({ labels: { service: one.service, release: one.release }, value: one.leaking })),
    ),
    ...family(
      'heapdelta_finding_instances',
      'Instances a finding was seen in.',
      findings.map(({ finding, labels }) => ({ labels, value: finding.seenIn })),
    ),
    ...family(
      'heapdelta_finding_bytes',
      'Leak share of a finding, over the newest report of each instance that has it.',
      findings.map(({ finding, labels }) => ({ labels, value: finding.totalBytes })),
      'bytes',
    ),
    ...family(
      'heapdelta_finding_hourly_bytes',
      'Growth of a finding in an hour, median of its instances.',
      findings.flatMap(({ finding, labels }) =>
        finding.bytesPerHour === null ? [] : [{ labels, value: finding.bytesPerHour.median }],
      ),
      'bytes',
    ),
    '# EOF',
  ].join('\n')}\n`;
}
