// Where the new entries of a finding were made, in words: for screen, terminal and paper alike.

import { placeText } from '../base/source-place.ts';
import type { Translator } from '../messages/index.ts';
import type { ReportFinding, ReportFrame } from './types.ts';

/** `login (auth.ts:42)`; the file's name without its folders, as in titles. */
function frameText({ function: name, url, line }: ReportFrame, { t }: Translator): string {
  return `${name === '' ? t('report.allocated.anonymous') : name} (${placeText({ url, line })})`;
}

/** Callers named after the place itself; the JSON has all. */
const MAX_CALLERS = 2;

/** `login (auth.ts:42) ← handleRequest (server.ts:8)`: a stack in one line, the function that made something first. */
export function stackText(frames: readonly ReportFrame[], speak: Translator): string {
  return frames
    .slice(0, 1 + MAX_CALLERS)
    .map((frame) => frameText(frame, speak))
    .join(' ← ');
}

/** `login (auth.ts:42), called from handleRequest (server.ts:8): 97% of what is new`; null when nothing was recorded. */
export function allocationText({ allocatedAt }: Pick<ReportFinding, 'allocatedAt'>, speak: Translator): string | null {
  if (allocatedAt === undefined || allocatedAt.frames.length === 0) return null;
  const { share, certainty } = allocatedAt;
  return speak.t(`report.allocated.${certainty}`, {
    site: stackText(allocatedAt.frames, speak),
    sharePercent: share,
  });
}
