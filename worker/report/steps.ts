// A value over the snapshots on one line, the same in the terminal, in files and on paper.

/** `1,000 → 2,000 → 3,000`; the middle of long series is left out and said. */
export function steps(values: readonly number[], format: (value: number) => string, most = 6): string {
  if (values.length <= most) return values.map(format).join(' → ');
  return [...values.slice(0, 2).map(format), '…', ...values.slice(-(most - 3)).map(format)].join(' → ');
}
