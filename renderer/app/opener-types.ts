// What the opener does for the screens (opener.ts is how).

import type { Lang } from '../../worker/report/types.ts';
import type { WindowRecord } from '../host/types.ts';
import type { Ignored, SeriesSettings, SeriesState } from '../state/series.ts';
import type { FileFacts, OpenItem, OpenOptions, Plan } from './plan.ts';

export interface Opener {
  /** Starts a comparison of these, in place of what is open (or in addition to it). */
  open(items: readonly OpenItem[], options?: OpenOptions): void;
  /** Shows again what the window showed before a reload, as far as the browser lets it. */
  restore(record: WindowRecord | null): Promise<void>;
  /** Stops reading; files, order and labels stay. */
  cancel(): void;
  /** Removes one file and compares the rest again. */
  remove(key: string): void;
  /** Opens one of several shared reports alone. */
  openOnly(name: string): void;
  /** Moves a file to a place; the analysis starts over with this order. */
  move(key: string, to: number): void;
  /** Takes a file out of the comparison, or back into it; it stays in the list. */
  leaveOut(key: string, out: boolean): void;
  /** Compares from one file to another one, and leaves out what lies before and behind. */
  range(fromKey: string, toKey: string): void;
  rename(key: string, label: string): void;
  /** Compares again with what the person says of the series. `facts` by key of the file. */
  configure(settings: SeriesSettings, facts: ReadonlyMap<string, FileFacts>): void;
  /** Takes back the last removing, moving, leaving out or setting. */
  undo(): void;
  /** Compares again with the order and labels now on screen. */
  again(): void;
  close(): void;
  /** The comparison on screen, to be put aside; `take` brings it back. */
  shelve(): Shelved;
  /** Puts another comparison on screen; `null`: none. What the engine has in memory stays there. */
  take(shelved: Shelved | null): void;
  /** Speaks the open report in another language. */
  speak(lang: Lang): void;
}

/** A comparison that is not on screen: what it is of, and what was said of it. */
export interface Shelved {
  readonly plan: Plan;
  readonly ignored: readonly Ignored[];
  readonly undoable: readonly Plan[];
  readonly state: SeriesState;
}
