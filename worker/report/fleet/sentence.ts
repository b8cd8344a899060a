// What is said of a finding in a fleet, in one sentence: terminal and page say the same.

import { sentenceForError, type Translator } from '../../messages/index.ts';
import { unitText } from '../cost-text.ts';
import type { Fleet, FleetFinding, FleetShare } from './types.ts';

/** Releases named in a sentence; of more it says how many there are. */
const RELEASES_NAMED = 4;

const releaseName = ({ release }: FleetShare, { t }: Translator): string => release ?? t('fleet.noRelease');

function releasesText({ releases }: FleetFinding, say: Translator): string | null {
  const { t } = say;
  if (releases.every(({ release }) => release === null)) return null;
  if (releases.length === 1) return t('fleet.onlyRelease', { release: releaseName(releases[0], say) });
  if (releases.length > RELEASES_NAMED) return t('fleet.releaseCount', { releaseCount: releases.length });
  return t('fleet.releases', { list: releases.map((one) => releaseName(one, say)).join(', ') });
}

function rateText({ bytesPerHour, perUnit }: FleetFinding, say: Translator): string | null {
  const { t } = say;
  if (bytesPerHour !== null && bytesPerHour.median > 0) return t('fleet.hourly', { bytes: bytesPerHour.median });
  return perUnit === null ? null : t('fleet.perUnit', { bytes: perUnit.bytes, unit: unitText(perUnit.unit, say) });
}

/** `in 412 of 500 instances, all of release 1.5.0, first seen 28 Nov 2026, 3.1 MB an hour each, 1.2 GB in all`. */
export function findingSentence(finding: FleetFinding, say: Translator): string {
  const { t, date } = say;
  const counts = { seenCount: finding.seenIn, totalCount: finding.of };
  return [
    finding.countedBy === 'instances' ? t('fleet.inInstances', counts) : t('fleet.inReports', counts),
    releasesText(finding, say),
    finding.firstSeen === null ? null : t('fleet.firstSeen', { date: date(finding.firstSeen) }),
    rateText(finding, say),
    t('fleet.inAll', { bytes: finding.totalBytes }),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What else must be known of a finding: since which release, that it came back, that it is not seen any more, outliers. */
export function findingRemarks(finding: FleetFinding, say: Translator): readonly string[] {
  const { t, bytes } = say;
  const { kind, since, cameBack, outliers, seenIn, inNewest, accepted, bytesPerHour, releases } = finding;
  const list = outliers
    .map(({ instance, bytes: size, bytesPerHour: hourly, times }) =>
      t('fleet.outlier', {
        instance,
        size: hourly === null ? bytes(size) : t('fleet.hourlyShort', { bytes: hourly }),
        times: times.toFixed(1),
      }),
    )
    .join(', ');
  return [
    accepted === null
      ? null
      : accepted.reason === null
        ? t('fleet.accepted')
        : t('fleet.acceptedBecause', { reason: accepted.reason }),
    kind === 'growth' && accepted === null ? t('fleet.growth') : null,
    since === null ? null : t('fleet.since', { release: releaseName(releases[0], say), before: since }),
    cameBack === null ? null : t('fleet.cameBack', { missingIn: cameBack.missingIn, againIn: cameBack.againIn }),
    inNewest === seenIn ? null : t('fleet.notInNewest', { goneCount: seenIn - inNewest }),
    bytesPerHour === null || bytesPerHour.known < 4
      ? null
      : t('fleet.spread', { lowBytes: bytesPerHour.low, highBytes: bytesPerHour.high }),
    list === '' ? null : t('fleet.outliers', { list }),
  ].filter((text) => text !== null);
}

/** The answer: what leaks where, over all services. */
export function fleetHeadline(fleet: Fleet, say: Translator): string {
  const { t } = say;
  const open = fleet.findings.filter(({ accepted }) => accepted === null);
  if (open.length === 0)
    return t(fleet.findings.length === 0 ? 'fleet.nothing' : 'fleet.allAccepted', { reportCount: fleet.reports });
  return t('fleet.headline', { title: open[0].title, sentence: findingSentence(open[0], say) });
}

/** `500 instances · 10,000 reports · from … to …`. */
export function fleetSubject(fleet: Fleet, say: Translator): string {
  const { t, date } = say;
  const { firstSeen, lastSeen, reports, services } = fleet;
  const named = services.some(({ countedBy }) => countedBy === 'instances');
  return [
    services.length > 1 ? t('fleet.serviceCount', { serviceCount: services.length }) : (services[0]?.service ?? null),
    named ? t('fleet.instanceCount', { instanceCount: services.reduce((sum, one) => sum + one.instances, 0) }) : null,
    t('fleet.reportCount', { reportCount: reports }),
    firstSeen === null || lastSeen === null ? null : t('fleet.period', { from: date(firstSeen), to: date(lastSeen) }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** Files named after a remark; their number is always said. */
const FILES_TOLD = 3;

/** What must be known to trust the numbers: files not counted, times that are none, reports of several versions. */
export function fleetRemarks(fleet: Fleet, say: Translator): readonly string[] {
  const { t } = say;
  const { unreadable, duplicates, wrongClocks, timedByFile, timeless, redacted, reports, tools, services } = fleet;
  const nameless = services.reduce((sum, one) => sum + (one.countedBy === 'instances' ? one.nameless : 0), 0);
  const unnamed = services.every(({ countedBy }) => countedBy === 'reports');
  const few = (files: readonly string[], count: number): string =>
    files.slice(0, FILES_TOLD).join(', ') + (count > FILES_TOLD ? ', …' : '');
  const remark = (count: number, text: () => string): string | null => (count === 0 ? null : text());
  return [
    remark(unreadable.count, () =>
      t('fleet.unreadable', {
        fileCount: unreadable.count,
        files: few(
          unreadable.files.map(
            ({ file, code, params }) =>
              `${file} (${sentenceForError({ code, file: null, where: null, params }, say.lang).what})`,
          ),
          unreadable.count,
        ),
      }),
    ),
    remark(duplicates.count, () =>
      t('fleet.duplicates', {
        fileCount: duplicates.count,
        files: few(
          duplicates.files.map(({ file }) => file),
          duplicates.count,
        ),
      }),
    ),
    remark(wrongClocks.count, () =>
      t('fleet.wrongClocks', {
        fileCount: wrongClocks.count,
        files: few(
          wrongClocks.files.map(({ file, takenAt }) => `${file} (${takenAt})`),
          wrongClocks.count,
        ),
      }),
    ),
    unnamed && reports > 0
      ? t('fleet.unnamed')
      : remark(nameless, () => t('fleet.nameless', { reportCount: nameless })),
    remark(timedByFile, () => t('fleet.timedByFile', { reportCount: timedByFile })),
    remark(timeless - wrongClocks.count, () => t('fleet.timeless', { reportCount: timeless - wrongClocks.count })),
    redacted > 0 && redacted < reports
      ? t('fleet.partlyRedacted', { reportCount: redacted, totalCount: reports })
      : null,
    tools.length < 2 ? null : t('fleet.versions', { list: tools.map(({ version }) => version).join(', ') }),
  ].filter((text) => text !== null);
}
