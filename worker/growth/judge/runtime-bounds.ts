// What a runtime keeps by itself up to a bound of its own: never a leak, with however few files and before the bound is
// reached.

import type { Growth } from '../types.ts';

/** Entries of a browser's performance timeline that the program did not make: all but marks and measures. */
const TIMELINE_ENTRY =
  /^(Performance(?!Mark$|Measure$)\w+|LargestContentfulPaint|LayoutShift|LayoutShiftAttribution|TaskAttributionTiming|VisibilityStateEntry|InteractionContentfulPaint)$/;

/** @returns whether the runtime keeps the entries of a growth for itself, up to a bound of its own. */
export function isKeptByRuntime({ owner, entryConstructor }: Growth): boolean {
  return /(^|::|\s)Performance$/.test(owner.constructor) && TIMELINE_ENTRY.test(entryConstructor);
}
