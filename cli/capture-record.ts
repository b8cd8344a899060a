// What the side file of a captured series says of its snapshots, as the options that a user would have to type.

import { captureOf } from '../capture/side-file.ts';
import { workPerStep } from '../capture/record.ts';

export interface RecordedOptions {
  /** `1,000 requests`: what was done between two snapshots, when it was counted and the same each time. */
  readonly per: string | null;
  readonly heapLimitBytes: number | null;
  readonly rssBytes: readonly number[] | undefined;
  readonly takenAt: readonly string[] | undefined;
}

const NOTHING: RecordedOptions = { per: null, heapLimitBytes: null, rssBytes: undefined, takenAt: undefined };

/** The options that a side file beside `files` stands for; none of them where there is no such file. */
export async function recordedOptions(files: readonly string[]): Promise<RecordedOptions> {
  const known = await captureOf(files);
  if (known === null) return NOTHING;
  const { snapshots } = known;
  const rss = snapshots.map((one) => one.rssBytes).filter((value) => value !== null);
  return {
    per: workPerStep(known.record, snapshots),
    heapLimitBytes: snapshots[snapshots.length - 1].heapLimitBytes,
    rssBytes: rss.length === snapshots.length ? rss : undefined,
    takenAt: snapshots.map((one) => one.takenAt),
  };
}
