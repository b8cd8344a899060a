// Amounts of a series: one number per snapshot, oldest first.

/** The amount in the newest snapshot; 0 of an empty series. */
export function lastOf(values: readonly number[]): number {
  return values[values.length - 1] ?? 0;
}

/** The newest amount minus the oldest; 0 of an empty series. */
export function growthOf(values: readonly number[]): number {
  return lastOf(values) - (values[0] ?? 0);
}
