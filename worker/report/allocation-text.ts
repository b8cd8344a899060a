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

/** `login (auth.ts:42), called from handleRequest (server.ts:8): 97% of what is new`; null when nothing was recorded. */
export function allocationText({ allocatedAt }: Pick<ReportFinding, 'allocatedAt'>, speak: Translator): string | null {
  if (allocatedAt === undefined || allocatedAt.frames.length === 0) return null;
  const [site, ...callers] = allocatedAt.frames.map((frame) => frameText(frame, speak));
  const { share, certainty } = allocatedAt;
  return speak.t(`report.allocated.${certainty}`, {
    site: [site, ...callers.slice(0, MAX_CALLERS)].join(' ← '),
    sharePercent: share,
  });
}
