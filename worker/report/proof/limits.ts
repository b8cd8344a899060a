// Every limit that decides what is said of a fix. Held by the table of pairs in proof.test.ts.

/** Fewer snapshots cannot tell a leak from a warm-up. Unit: snapshots per series. */
export const MIN_SNAPSHOTS = 3;

/** From this part of the old rate on, nothing changed: two runs of one leak differ by up to 12 % (session-map, Node 20 and 24). */
export const UNCHANGED_SHARE = 0.8;

/** Up to this part of the old rate a remaining rise counts as none. Tables that double and late code stay below it. */
export const GONE_SHARE = 0.05;

/** The work after must be at least this part of the work before, else a leak could hide in it. */
export const ENOUGH_WORK_SHARE = 0.25;

/**
 * Bytes an unfixed program would have gained after; with less the leak might be too small to be found.
 * Why: twice what a handful of entries needs per step to be a finding (growth/thresholds.ts, 8192) over two steps.
 */
export const VISIBLE_BYTES = 32_768;

/** Steps of the series after in which something happened. Unit: steps. */
export const MIN_WORKING_STEPS = 2;

/** Objects of the leaking class that came and went show that its code ran. Unit: objects over the series. */
export const MIN_TURNOVER = 20;

/** The heap may still grow by less than this part of the leak's rate without a finding that explains it. */
export const HEAP_GROWS_SHARE = 0.5;

/** Part of the program's own names that a later build of it still has. Measured: builds of one program 0.8 to 1, others up to 0.25. */
export const SAME_NAMES_SHARE = 0.5;

/**
 * Names in code that two builds share, as part of all names of either, when its own classes have other names (minified
 * anew). Necessary, not enough: different pages share up to 0.98, so words of the finding must be there, too. Measured:
 * minified pages 0.95 to 0.98.
 */
export const SAME_CODE_SHARE = 0.93;
