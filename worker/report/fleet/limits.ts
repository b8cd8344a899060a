// Limits that decide what people are told of a fleet. Each with its unit, its reason and where it comes from; a test
// dies when one is moved.

/**
 * Modified z-score from which an instance stands apart: 0.6745 × distance from the median ÷ median absolute deviation.
 * Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993) give 3.5.
 */
export const OUTLIER_SCORE = 3.5;
/** Times the median that an outlier has at least: in a fleet of near equals a hair more is no news. */
export const OUTLIER_TIMES = 2;
/** Instances that must be measured before one can stand apart: of fewer the median says little. Chosen, not measured. */
export const OUTLIER_LEAST = 8;
/** Outliers named per finding. */
export const OUTLIERS_NAMED = 5;

/** A report from later than this after now (ms) has a wrong clock: time zones and drift explain less than a day. */
export const FUTURE_MS = 86_400_000;
/** A report from before V8 wrote snapshots of today's form has a wrong clock, too: a machine without one begins in 1970 or 2000. */
export const EARLIEST = '2015-01-01T00:00:00.000Z';

/** Files named in each list of what was not counted; their number is always said. */
export const FILES_NAMED = 1000;
