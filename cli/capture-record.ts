// What the side file of a captured series says of its snapshots, as the options that a user would have to type.

import { captureOf } from '../capture/side-file.ts';
import type { KnownSeries } from '../capture/side-file.ts';

export interface RecordedOptions {
  /** `1,000 requests`: what was done between two snapshots, when it was counted and the same each time. */
  readonly per: string | null;
  readonly heapLimitBytes: number | null;
  readonly rssBytes: readonly number[] | undefined;
  readonly takenAt: readonly string[] | undefined;
}

const NOTHING: RecordedOptions = { per: null, heapLimitBytes: null, rssBytes: undefined, takenAt: undefined };

/** Steps of work may differ by this share and still be "the same": load generators round. */
const SAME_WORK = 0.02;

function perStep({ record, snapshots }: KnownSeries): string | null {
  const work = snapshots.map((one) => one.work);
  if (record.workUnit === null || work.includes(null)) return null;
  const steps = work.slice(1).map((value, i) => (value ?? 0) - (work[i] ?? 0));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const same = mean > 0 && steps.every((step) => Math.abs(step - mean) <= mean * SAME_WORK);
  return same ? `${Math.round(mean)} ${record.workUnit}` : null;
}

/** The options that a side file beside `files` stands for; none of them where there is no such file. */
export async function recordedOptions(files: readonly string[]): Promise<RecordedOptions> {
  const known = await captureOf(files);
  if (known === null) return NOTHING;
  const { snapshots } = known;
  const rss = snapshots.map((one) => one.rssBytes).filter((value) => value !== null);
  return {
    per: perStep(known),
    heapLimitBytes: snapshots[snapshots.length - 1].heapLimitBytes,
    rssBytes: rss.length === snapshots.length ? rss : undefined,
    takenAt: snapshots.map((one) => one.takenAt),
  };
}
