// Limits that decide what people are told of a growth: each with its unit, its reason and what was measured.

/** Bytes over the whole series. Less is not looked at: a Node process that does nothing moves by some hundred bytes a step. */
export const MIN_GROWTH_BYTES = 2048;

/**
 * Share of a browser's own bytes. What it keeps beside the objects it shows goes up and down by itself: less than this part
 * of it is no growth (measured: a style engine of 750 kB, up to 5 % in either direction).
 */
export const BROWSER_SWINGS = 0.1;

/** A group of small owners of one class is one growth when at least this many take part. */
export const MIN_ALIKE = 8;
/** … or this many, when one collection holds them all. */
export const MIN_SIBLINGS = 3;

/** Entries per step that speak for an owner in which other entries do not rise at every step. */
export const MIN_STEADY_ENTRIES = 10;
