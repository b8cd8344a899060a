// What `capture` says on standard error while it works.

import type { CaptureEvent } from '../../capture/capture.ts';
import type { Translator } from '../../worker/messages/index.ts';
import { visible } from '../text/visible.ts';

const RUNTIMES: Readonly<Record<string, string>> = { node: 'Node.js', deno: 'Deno', chromium: 'Chromium' };

/** The target in one line: what it is, how much heap of how much, what is around it. */
function foundLine(
  { facts, around }: Extract<CaptureEvent, { kind: 'look' }>,
  name: string,
  t: Translator['t'],
): string {
  if (facts === null) return t('capture.unknownCost', { name });
  const { heapLimitBytes, rssBytes, versions } = facts;
  const { cgroupLimitBytes, cgroupUsedBytes } = around;
  const parts = [
    `${RUNTIMES[facts.runtime] ?? facts.runtime}${versions.runtime === null ? '' : ` ${visible(versions.runtime)}`}`,
    heapLimitBytes === null
      ? t('capture.heap', { heapBytes: facts.heapUsedBytes })
      : t('capture.heapOf', { heapBytes: facts.heapUsedBytes, limitBytes: heapLimitBytes }),
    ...(rssBytes === null ? [] : [t('capture.rss', { rssBytes })]),
    ...(cgroupLimitBytes === null || cgroupUsedBytes === null
      ? []
      : [t('capture.group', { usedBytes: cgroupUsedBytes, limitBytes: cgroupLimitBytes })]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** Sentences for an event, each a line of standard error; none for what only moves a bar. */
export function eventLines(event: CaptureEvent, name: string, t: Translator['t']): readonly string[] {
  if (event.kind === 'look') {
    const { cost } = event;
    return [
      foundLine(event, name, t),
      ...(cost === null
        ? []
        : [
            t('capture.cost', {
              // A tenth of a second is nothing anybody plans for.
              pauseSeconds: Math.max(1, Math.ceil(cost.pauseSeconds)),
              memoryBytes: cost.memoryBytes,
              diskBytes: cost.diskBytes,
            }),
          ]),
    ];
  }
  if (event.kind === 'danger')
    return [t('capture.danger', { neededBytes: event.danger.neededBytes, freeBytes: event.danger.freeBytes })];
  if (event.kind === 'taken') {
    const { snapshot, round, rounds } = event;
    const { file, fileBytes, pauseSeconds } = snapshot;
    return [t('capture.taken', { round, rounds, file, fileBytes, pauseSeconds })];
  }
  return [];
}
