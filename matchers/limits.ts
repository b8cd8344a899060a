// Every limit of the watch that decides how long it takes and what it looks at. None of them can make a leak of a healthy
// flow: that is the ranking's verdict alone, and they only say whether it is asked.

/** Rounds of one step take about so long, milliseconds, unless told: what V8 compiles late has settled after two of them. */
export const STEP_MS = 300;
/** Rounds of one step, at least: an entry a round must be told from one entry by chance. */
export const LEAST_ROUNDS = 8;
/** And at most: more of a fast flow shows nothing new. */
export const MOST_ROUNDS = 400;
/** Steps that are thrown away first: caches fill, code is compiled. */
export const WARM_UP_STEPS = 2;
/** Steps that are watched by numbers alone. A median of four rises forgives one step in which V8 opened a page (250 kB). */
export const WATCHED_STEPS = 4;
/**
 * Bytes a step may rise by and be flat: compiled code and feedback of flows that keep nothing rise by 300 to 800 bytes a
 * step of 100 rounds once they are warm (Node 20).
 */
export const FLAT_BYTES = 1024;
/** And bytes a round: a number in an array takes 8. */
export const FLAT_BYTES_PER_ROUND = 4;
/** What grows is run on before a snapshot is taken, so that what has a bound reaches it: until the heap has grown by this… */
export const ENDURANCE_BYTES = 48 << 20;
/** …or for so long, milliseconds… */
export const ENDURANCE_MS = 4000;
/** …or for so many rounds. */
export const ENDURANCE_ROUNDS = 4000;
/**
 * Growth between two snapshots that is aimed at, bytes. Why: the ranking leaves growth of less than 4 kB a step, or of less
 * than a two-thousandth of the heap (16 kB of 32 MB), to the engine (worker/growth/thresholds.ts).
 */
export const SNAPSHOT_STEP_BYTES = 32 << 10;
/** …and rounds: ten entries a step are a row of evidence there, and some flows keep only every other. */
export const SNAPSHOT_STEP_ROUNDS = 25;
/** What such a step may take, milliseconds: a slow flow that keeps little is judged by fewer rounds. */
export const SNAPSHOT_STEP_MS = 4000;
/** Bytes that a round which keeps anything is thought to keep, at least, where V8's numbers are too coarse to say. */
export const LEAST_KEPT_BYTES = 24;
/** Snapshots before the ranking is asked: with three steps it can tell a line from a curve. */
export const FIRST_SNAPSHOTS = 4;
/** As long as the ranking cannot tell, so many more are taken… */
export const MORE_SNAPSHOTS = 2;
/** …up to this. */
export const MOST_SNAPSHOTS = 8;
